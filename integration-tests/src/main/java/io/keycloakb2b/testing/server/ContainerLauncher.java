package io.keycloakb2b.testing.server;

import io.keycloakb2b.testing.database.EmbeddedH2;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/**
 * Runs the official image of Keycloak with the pack in {@code providers/}. The container shares the network of this
 * machine, as everything it talks to, mail, applications, devices, databases, listens on the loopback address.
 */
final class ContainerLauncher implements KeycloakLauncher {

    private final Workspace workspace;
    private final BooleanSupplier docker;

    ContainerLauncher(Workspace workspace) {
        this(workspace, () -> DockerClientFactory.instance().isDockerAvailable());
    }

    ContainerLauncher(Workspace workspace, BooleanSupplier docker) {
        this.workspace = workspace;
        this.docker = docker;
    }

    @Override
    public Optional<String> obstacle() {
        return docker.getAsBoolean()
                ? Optional.empty()
                : Optional.of("No Docker engine answers, which -D" + PROPERTY + "=container needs");
    }

    @Override
    public RunningKeycloak start(ServerOptions options) {
        if (options.database() instanceof EmbeddedH2 h2 && h2.directory().isPresent()) {
            throw new IllegalArgumentException(
                    "A container does not see the database in " + h2.directory().get());
        }
        try {
            var port = options.portOrFreeOne();
            var providers = Files.createDirectories(workspace.runs()).resolve("container-" + port);
            DirectoryTree.delete(providers);
            Files.createDirectory(providers);
            if (options.withPack()) {
                workspace.providers().unpackInto(providers);
            }
            var log = Files.createDirectories(workspace.logs()).resolve("container-" + port + ".log");
            Files.deleteIfExists(log);
            var server = new ContainerServer(
                    new KeycloakOnHostNetwork(image(), jars(providers), options, port), providers, log, port);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<File> jars(Path providers) throws IOException {
        try (Stream<Path> jars = Files.list(providers)) {
            return jars.map(Path::toFile).sorted().toList();
        }
    }

    /** Of the very version that is tested without containers. */
    String image() {
        return "quay.io/keycloak/keycloak:" + workspace.keycloakVersion();
    }
}
