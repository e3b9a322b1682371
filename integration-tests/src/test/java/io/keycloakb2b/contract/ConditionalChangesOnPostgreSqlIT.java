package io.keycloakb2b.contract;

import io.keycloakb2b.testing.junit.KeycloakTest;

@KeycloakTest
final class ConditionalChangesOnPostgreSqlIT extends ConditionalChanges {}
