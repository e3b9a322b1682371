package io.keycloakb2b.isolation;

import io.keycloakb2b.testing.database.DatabaseKind;
import io.keycloakb2b.testing.junit.KeycloakTest;

@KeycloakTest(database = DatabaseKind.POSTGRESQL)
final class NonInterferenceOnPostgreSqlIT extends NonInterference {}
