package io.keycloakb2b.testing.server;

import java.net.URI;

/** A Keycloak that answers. */
public interface RunningKeycloak extends AutoCloseable {

    /** Without a slash at the end. */
    URI baseUrl();

    AdminAccount admin();

    /** Stops the server and starts it again at the same address with the same data. */
    void restart();

    /** Everything the server has logged since its first start. */
    String log();

    /** Returns when the server has ended without being asked to. */
    void awaitEnd();

    @Override
    void close();
}
