package io.keycloakb2b.contract;

import io.keycloakb2b.testing.database.DatabaseKind;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.KeycloakTest;

@Heavy
@KeycloakTest(database = DatabaseKind.H2)
final class ConditionalChangesOnH2IT extends ConditionalChanges {}
