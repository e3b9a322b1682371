package io.keycloakb2b.testing.server;

import java.util.Optional;

/** A way to get a running Keycloak, chosen by {@code -Dkc.launcher}. */
public interface KeycloakLauncher {

    String PROPERTY = "kc.launcher";

    RunningKeycloak start(ServerOptions options);

    /** What keeps this launcher from starting anything on this machine, as a sentence; empty when nothing does. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    static KeycloakLauncher configured() {
        var name = System.getProperty(PROPERTY, "dist");
        return switch (name) {
            case "dist" -> new DistributionLauncher(Workspace.configured());
            case "container" -> new ContainerLauncher(Workspace.configured());
            case "remote" -> new RemoteLauncher();
            default ->
                throw new IllegalArgumentException(
                        "-D" + PROPERTY + "=" + name + " is unknown; known are dist, container and remote");
        };
    }
}
