package io.keycloakb2b.testing.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A PostgreSQL from an archive of binaries, on a free port of the loopback address. */
public final class EmbeddedPostgreSql implements TestDatabase {

    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private EmbeddedPostgreSql(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static EmbeddedPostgreSql start() {
        try {
            return new EmbeddedPostgreSql(EmbeddedPostgres.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String vendor() {
        return "postgres";
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "KC_DB_URL", jdbcUrl(),
                "KC_DB_USERNAME", USER,
                "KC_DB_PASSWORD", USER);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + USER;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
