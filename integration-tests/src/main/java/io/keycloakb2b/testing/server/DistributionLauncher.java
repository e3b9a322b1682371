package io.keycloakb2b.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Runs the published distribution of Keycloak with the pack in {@code providers/}, as an operator would. */
final class DistributionLauncher implements KeycloakLauncher {

    private final Workspace workspace;

    DistributionLauncher(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public RunningKeycloak start(ServerOptions options) {
        try {
            var port = options.portOrFreeOne();
            var home = Files.createDirectories(workspace.runs()).resolve("server-" + port);
            DirectoryTree.delete(home);
            DirectoryTree.copy(new BuiltHomes(workspace).home(options), home);
            var log = Files.createDirectories(workspace.logs()).resolve("server-" + port + ".log");
            Files.deleteIfExists(log);
            var server = new DistributionServer(home, log, port, options);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
