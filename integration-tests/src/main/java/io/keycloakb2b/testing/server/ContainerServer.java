package io.keycloakb2b.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server in a container, which goes away with it; the log stays. */
final class ContainerServer implements RunningKeycloak {

    private final KeycloakOnHostNetwork container;
    private final Path providers;
    private final Path log;
    private final int port;

    ContainerServer(KeycloakOnHostNetwork container, Path providers, Path log, int port) {
        this.container = container;
        this.providers = providers;
        this.log = log;
        this.port = port;
    }

    void start() {
        container.start();
        awaitAnswer();
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public AdminAccount admin() {
        return AdminAccount.OF_TEST_SERVERS;
    }

    @Override
    public void restart() {
        container.startAgain();
        awaitAnswer();
    }

    @Override
    public String log() {
        return container.getLogs();
    }

    @Override
    public Duration cpuTime() {
        return container.cpuTime();
    }

    @Override
    public void awaitEnd() {
        container.awaitEnd();
    }

    @Override
    public void close() {
        if (container.getContainerId() == null) {
            return;
        }
        try {
            Files.writeString(log, log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            container.stop();
            DirectoryTree.delete(providers);
        }
    }

    private void awaitAnswer() {
        Readiness.of(baseUrl()).await(container::isRunning, this::log);
    }
}
