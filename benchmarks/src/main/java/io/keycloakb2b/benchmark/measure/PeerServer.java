package io.keycloakb2b.benchmark.measure;

import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.database.StatementMeter;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;

/** A Keycloak on a database of its own that counts, in a JVM as {@code kc.sh} sets it up. */
public final class PeerServer implements AutoCloseable {

    /** Equal and fixed, so that no collector works more often than another. */
    private static final String HEAP = "-Xms768m -Xmx768m";

    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final EmbeddedPostgreSql database;
    private final RunningKeycloak keycloak;
    private final StatementMeter statements;

    private PeerServer(EmbeddedPostgreSql database, RunningKeycloak keycloak, StatementMeter statements) {
        this.database = database;
        this.keycloak = keycloak;
        this.statements = statements;
    }

    public static PeerServer withPack() {
        var database = StatementMeter.startDatabase();
        return start(database, ServerOptions.on(database));
    }

    public static PeerServer withoutPack() {
        var database = StatementMeter.startDatabase();
        return start(database, ServerOptions.on(database).withoutPack());
    }

    private static PeerServer start(EmbeddedPostgreSql database, ServerOptions options) {
        return new PeerServer(
                database, KeycloakLauncher.configured().start(options.inJvm(HEAP)), StatementMeter.of(database));
    }

    public RunningKeycloak keycloak() {
        return keycloak;
    }

    public EmbeddedPostgreSql database() {
        return database;
    }

    public StatementMeter statements() {
        return statements;
    }

    /** Milliseconds of processor time that the server takes for an action; the system counts in steps of 10. */
    public double cpuDuring(Runnable action) {
        var before = keycloak.cpuTime();
        action.run();
        return keycloak.cpuTime().minus(before).toNanos() / NANOSECONDS_PER_MILLISECOND;
    }

    @Override
    public void close() {
        statements.close();
        keycloak.close();
        database.close();
    }
}
