package io.keycloakb2b.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Keycloak homes that have been built, one per combination of JARs and build options. */
record BuiltHomes(Workspace workspace) {

    Path home(ServerOptions options) {
        var arguments = buildArguments(options);
        var home = workspace.homes().resolve(key(arguments, options.withPack()));
        return Files.isDirectory(home) ? home : buildUnlessAnotherDoes(home, arguments, options.withPack());
    }

    /** Test JVMs side by side want the same homes, and a build takes both of the machine's cores. */
    private Path buildUnlessAnotherDoes(Path home, List<String> arguments, boolean withPack) {
        try (var file = FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            return Files.isDirectory(home) ? home : build(home, arguments, withPack);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path lock() throws IOException {
        return Files.createDirectories(workspace.homes()).resolve("building.lock");
    }

    private Path build(Path home, List<String> arguments, boolean withPack) {
        try {
            var unfinished = workspace.homes().resolve("unfinished-" + UUID.randomUUID());
            DirectoryTree.copy(workspace.distribution(), unfinished);
            if (withPack) {
                workspace.providers().unpackInto(unfinished.resolve("providers"));
            }
            run(unfinished, arguments);
            return Files.move(unfinished, home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Path home, List<String> arguments) throws IOException {
        var log = Files.createDirectories(workspace.logs()).resolve("build-" + home.getFileName() + ".log");
        var process = KeycloakCommand.in(home, arguments)
                .inJvm(ServerOptions.SMALL_SERVER)
                .redirectTo(log)
                .start();
        if (process.exitValueOnceEnded() != 0) {
            throw new IllegalStateException("kc.sh build failed:\n" + Files.readString(log));
        }
    }

    private String key(List<String> arguments, boolean withPack) {
        var ingredients = workspace.distribution().getFileName()
                + (withPack ? workspace.providers().fingerprint() : "")
                + arguments;
        return UUID.nameUUIDFromBytes(ingredients.getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static List<String> buildArguments(ServerOptions options) {
        return Stream.concat(Stream.of("build"), options.toBuild().stream()).toList();
    }
}
