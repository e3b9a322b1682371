package io.keycloakb2b.testing.server;

import java.net.URI;
import java.time.Duration;

/** A Keycloak that answers. */
public interface RunningKeycloak extends AutoCloseable {

    /** Without a slash at the end. */
    URI baseUrl();

    AdminAccount admin();

    /** Whether what tests leave behind is somebody else's to live with. */
    default boolean outlivesItsTests() {
        return false;
    }

    /** Stops the server and starts it again at the same address with the same data. */
    void restart();

    /** Everything the server has logged since its first start. */
    String log();

    /** What the server has used of the processors since it was started, in the steps in which the system counts. */
    Duration cpuTime();

    /** Returns when the server has ended without being asked to. */
    void awaitEnd();

    @Override
    void close();
}
