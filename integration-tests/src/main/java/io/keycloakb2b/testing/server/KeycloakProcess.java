package io.keycloakb2b.testing.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A started {@code kc.sh} and whatever it started; none of it outlives this JVM. */
final class KeycloakProcess {

    private static final long SECONDS_TO_STOP = 20;

    private final Process process;
    private final Thread shutdownHook;

    private KeycloakProcess(Process process) {
        this.process = process;
        this.shutdownHook = new Thread(this::end);
    }

    static KeycloakProcess of(Process process) {
        var started = new KeycloakProcess(process);
        Runtime.getRuntime().addShutdownHook(started.shutdownHook);
        return started;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Duration cpuTime() {
        return tree().map(handle -> handle.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .reduce(Duration.ZERO, Duration::plus);
    }

    int exitValueOnceEnded() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            forget();
        }
    }

    void stop() {
        try {
            end();
        } finally {
            forget();
        }
    }

    /** Asks first, so that the database is closed in good order. */
    private void end() {
        var family = tree().toList();
        family.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
                process.waitFor();
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Stream<ProcessHandle> tree() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The JVM is on its way out and the hook has its turn.
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for kc.sh", e);
    }
}
