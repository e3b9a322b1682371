package io.keycloakb2b.isolation;

import io.keycloakb2b.testing.junit.KeycloakTest;

@KeycloakTest
final class NonInterferenceOnPostgreSqlIT extends NonInterference {}
