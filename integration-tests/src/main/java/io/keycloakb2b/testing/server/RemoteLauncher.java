package io.keycloakb2b.testing.server;

import java.net.URI;
import java.time.Duration;

/** Uses a server that somebody else runs; the pack has to be installed there. */
final class RemoteLauncher implements KeycloakLauncher {

    @Override
    public RunningKeycloak start(ServerOptions options) {
        var server = new RemoteKeycloak(
                URI.create(required("kc.remote.url")),
                new AdminAccount(required("kc.remote.admin.username"), required("kc.remote.admin.password")));
        Readiness.of(server.baseUrl()).await(() -> true, server::log);
        return server;
    }

    private static String required(String property) {
        var value = System.getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException("-D" + KeycloakLauncher.PROPERTY + "=remote needs -D" + property);
        }
        return value;
    }

    private record RemoteKeycloak(URI baseUrl, AdminAccount admin) implements RunningKeycloak {

        @Override
        public boolean outlivesItsTests() {
            return true;
        }

        @Override
        public void restart() {
            throw new UnsupportedOperationException("A remote server is not ours to restart");
        }

        @Override
        public String log() {
            return "(the log of " + baseUrl + " is not at hand)";
        }

        @Override
        public Duration cpuTime() {
            throw new UnsupportedOperationException("A remote server's processors are not ours to watch");
        }

        @Override
        public void awaitEnd() {
            throw new UnsupportedOperationException("A remote server is not ours to watch");
        }

        @Override
        public void close() {
            // It goes on without us.
        }
    }
}
