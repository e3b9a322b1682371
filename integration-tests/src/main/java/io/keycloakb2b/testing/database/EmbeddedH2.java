package io.keycloakb2b.testing.database;

import java.util.Map;

/** Keycloak's own development database, a file in the server's home. */
public record EmbeddedH2() implements TestDatabase {

    @Override
    public String vendor() {
        return "dev-file";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public void close() {
        // The file goes away with the home.
    }
}
