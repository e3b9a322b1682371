package io.keycloakb2b.testing.database;

/** The databases a test may ask for. */
public enum DatabaseKind {
    H2,
    POSTGRESQL
}
