package io.keycloakb2b.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import org.junit.jupiter.api.Test;

/** Alone; {@code SeedStory} restarts a server with all that it has in it, in every run. */
@Heavy
@KeycloakTest
final class ServerRestartsIT {

    @Test
    void realmIsKept_whenTheServerRestarts(RunningKeycloak server, TestRealm realm) {
        server.restart();

        assertThat(realm.admin().toRepresentation().getRealm()).isEqualTo(realm.name());
    }
}
