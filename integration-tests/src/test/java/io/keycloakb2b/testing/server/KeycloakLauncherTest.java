package io.keycloakb2b.testing.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KeycloakLauncherTest {

    @AfterEach
    void forgetTheChoice() {
        System.clearProperty(KeycloakLauncher.PROPERTY);
    }

    @Test
    void unknownLauncherIsRefusedByName() {
        System.setProperty(KeycloakLauncher.PROPERTY, "submarine");

        assertThatThrownBy(KeycloakLauncher::configured)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("submarine")
                .hasMessageContaining("dist, container and remote");
    }
}
