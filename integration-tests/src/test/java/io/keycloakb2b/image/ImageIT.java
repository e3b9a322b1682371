package io.keycloakb2b.image;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.StartsServers;
import io.keycloakb2b.testing.server.FreePort;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.ServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What goes into the image, and a server built and asked as there. */
@StartsServers
final class ImageIT {

    private static final String MANAGEMENT_PORT = "9000";

    private final Dockerfile dockerfile = Dockerfile.read();

    @Test
    void imageGetsTheJarsOfTheArchiveAndNothingElse() throws IOException {
        var copied =
                Checkout.ROOT.resolve(dockerfile.all("COPY").get(0).sources().get(0));

        assertThat(sizesIn(copied)).isNotEmpty().isEqualTo(sizesInArchive(Path.of(copied + ".zip")));
    }

    @Test
    void everySettingOfTheServersIsAnOptionOfTheirStart() throws Exception {
        var settings = Stream.of(
                        Composition.ofOneNode().environment("keycloak").keySet().stream(),
                        Composition.ofACluster().environment("keycloak").keySet().stream(),
                        Manifests.read().settings().stream())
                .flatMap(names -> names)
                .map(Setting::option)
                .collect(toSet());

        assertThat(optionsOfTheStart()).containsAll(settings);
    }

    @Heavy
    @Test
    void serverThatIsBuiltAsInTheImage_isReadyByTheHealthCheckOfTheComposition() throws Exception {
        var port = FreePort.find();
        var check = Composition.ofOneNode()
                .service("keycloak")
                .at("/healthcheck/test/3")
                .asText()
                .replace("/" + MANAGEMENT_PORT, "/" + port);
        try (var database = EmbeddedPostgreSql.start();
                var server = KeycloakLauncher.configured()
                        .start(ServerOptions.on(database)
                                .builtWith(dockerfile.buildOptions().toArray(String[]::new))
                                .startedWith("--http-management-port=" + port))) {
            assertThat(exitOf(check)).as(check).isZero();

            server.close();

            assertThat(exitOf(check)).as(check).isNotZero();
        }
    }

    private static Map<String, Long> sizesIn(Path directory) throws IOException {
        var sizes = new TreeMap<String, Long>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                sizes.put(directory.relativize(file).toString(), Files.size(file));
            }
        }
        return sizes;
    }

    private static Map<String, Long> sizesInArchive(Path archive) throws IOException {
        var sizes = new TreeMap<String, Long>();
        try (var zip = new ZipFile(archive.toFile())) {
            zip.stream().forEach(entry -> sizes.put(entry.getName(), entry.getSize()));
        }
        return sizes;
    }

    /** Without those of the build, which come too late for a server that is built. */
    private static Set<String> optionsOfTheStart() throws IOException {
        var keycloak = Checkout.ROOT.resolve(
                "integration-tests/target/keycloak/distribution/keycloak-" + Checkout.property("keycloak.version"));
        var help = new ProcessBuilder(keycloak.resolve("bin/kc.sh").toString(), "start", "--optimized", "--help-all")
                .redirectErrorStream(true)
                .start();
        return Pattern.compile("^--[a-z0-9-]+", Pattern.MULTILINE)
                .matcher(new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .collect(toSet());
    }

    private static int exitOf(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
