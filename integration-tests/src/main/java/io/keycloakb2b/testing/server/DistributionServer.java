package io.keycloakb2b.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server in a home of its own, which goes away with it; the log stays. */
final class DistributionServer implements RunningKeycloak {

    private final Path home;
    private final Path log;
    private final int port;
    private final ServerOptions options;
    private @Nullable KeycloakProcess process;

    DistributionServer(Path home, Path log, int port, ServerOptions options) {
        this.home = home;
        this.log = log;
        this.port = port;
        this.options = options;
    }

    void start() {
        try {
            var started = KeycloakCommand.in(home, arguments())
                    .with(options.environmentFor(admin()))
                    .redirectTo(log)
                    .start();
            process = started;
            Readiness.of(baseUrl()).await(started::isAlive, this::log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        stop();
        start();
    }

    @Override
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Duration cpuTime() {
        return process == null ? Duration.ZERO : process.cpuTime();
    }

    @Override
    public void awaitEnd() {
        if (process != null) {
            process.exitValueOnceEnded();
        }
    }

    @Override
    public void close() {
        stop();
        DirectoryTree.delete(home);
    }

    private void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    private List<String> arguments() {
        return Stream.concat(Stream.of("start", "--optimized"), options.toStartOn(port).stream())
                .toList();
    }
}
