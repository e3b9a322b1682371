package io.keycloakb2b.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import org.junit.jupiter.api.Test;

@KeycloakTest
final class PostgreSqlIT {

    @Test
    void realmIsCreated_whenTheServerRunsOnPostgreSql(TestRealm realm) {
        assertThat(realm.admin().toRepresentation().isOrganizationsEnabled()).isTrue();
    }
}
