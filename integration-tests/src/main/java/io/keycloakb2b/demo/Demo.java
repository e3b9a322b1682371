package io.keycloakb2b.demo;

import io.keycloakb2b.testing.database.EmbeddedH2;
import io.keycloakb2b.testing.server.DirectoryTree;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import java.net.URI;
import java.nio.file.Path;

/**
 * Starts Keycloak with the pack and the sample realm, tells what to try, and goes on until it is stopped. The data stays
 * for the next time, unless {@code -Ddemo.fresh} is given.
 */
public final class Demo {

    private static final int DEFAULT_PORT = 8080;

    private Demo() {}

    public static void main(String[] arguments) {
        int port = Integer.getInteger("demo.port", DEFAULT_PORT);
        Path data = data(port);
        if (System.getProperty("demo.fresh") != null) {
            DirectoryTree.delete(data);
        }
        System.out.println("Starting Keycloak; the first time takes about a minute.");
        try (RunningKeycloak server = KeycloakLauncher.configured()
                .start(ServerOptions.on(EmbeddedH2.lastingIn(data)).onPort(port))) {
            URI url = URI.create("http://localhost:" + port);
            new SampleRealm(url, server.admin()).create();
            System.out.println(new Guide(url, server.admin()).text());
            server.awaitEnd();
            throw new IllegalStateException("Keycloak has ended:\n" + server.log());
        }
    }

    /** Below the directory where the build was started. Addresses are part of the data, so each port has its own. */
    private static Path data(int port) {
        return Path.of("target", "demo", "port-" + port).toAbsolutePath();
    }
}
