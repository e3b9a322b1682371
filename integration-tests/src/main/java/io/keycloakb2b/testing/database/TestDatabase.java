package io.keycloakb2b.testing.database;

import java.util.Map;

/** An empty database for one server. */
public sealed interface TestDatabase extends AutoCloseable permits EmbeddedH2, EmbeddedPostgreSql {

    /** The vendor by the name Keycloak's {@code --db} option knows. */
    String vendor();

    /** Where the database is, as Keycloak's environment variables. */
    Map<String, String> environment();

    @Override
    void close();

    static TestDatabase create(DatabaseKind kind) {
        return switch (kind) {
            case H2 -> EmbeddedH2.passing();
            case POSTGRESQL -> EmbeddedPostgreSql.start();
        };
    }
}
