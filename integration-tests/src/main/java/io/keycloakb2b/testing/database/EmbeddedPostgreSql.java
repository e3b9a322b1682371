package io.keycloakb2b.testing.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL from an archive of binaries, on a free port of the loopback address. */
public final class EmbeddedPostgreSql implements TestDatabase {

    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    private EmbeddedPostgreSql(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static EmbeddedPostgreSql start() {
        return startWith(Map.of());
    }

    /** @param settings those of {@code postgresql.conf}, by name */
    public static EmbeddedPostgreSql startWith(Map<String, String> settings) {
        var builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        try {
            return new EmbeddedPostgreSql(builder.start());
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

    /** A connection as the owner of everything. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl(), USER, USER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
