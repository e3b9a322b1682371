package io.keycloakb2b.testing.server;

/** A way to get a running Keycloak, chosen by {@code -Dkc.launcher}. */
public interface KeycloakLauncher {

    String PROPERTY = "kc.launcher";

    RunningKeycloak start(ServerOptions options);

    static KeycloakLauncher configured() {
        var name = System.getProperty(PROPERTY, "dist");
        return switch (name) {
            case "dist" -> new DistributionLauncher(Workspace.configured());
            case "remote" -> new RemoteLauncher();
            default ->
                throw new IllegalArgumentException(
                        "-D" + PROPERTY + "=" + name + " is unknown; known are dist and remote");
        };
    }
}
