package io.keycloakb2b.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticatorConfigModel;

final class EmailCodeSettingsTest {

    @Test
    void whenNothingIsSetThenTheStandardHolds() {
        assertThat(EmailCodeSettings.DIGITS.of(null)).isEqualTo(6);
        assertThat(EmailCodeSettings.LIFETIME.of(config("lifetime", ""))).isEqualTo(10);
    }

    @Test
    void whenAValueIsNoNumberThenTheStandardHolds() {
        assertThat(EmailCodeSettings.TRIES.of(config("tries", "many"))).isEqualTo(5);
        assertThat(EmailCodeSettings.TRIES.of(config("tries", "-1"))).isEqualTo(5);
    }

    @Test
    void whenAValueIsOutOfItsRangeThenItIsBroughtIntoIt() {
        assertThat(EmailCodeSettings.DIGITS.of(config("digits", "1"))).isEqualTo(6);
        assertThat(EmailCodeSettings.DIGITS.of(config("digits", "99"))).isEqualTo(10);
        assertThat(EmailCodeSettings.WAIT.of(config("wait", "0"))).isEqualTo(10);
    }

    private static AuthenticatorConfigModel config(String key, String value) {
        AuthenticatorConfigModel config = new AuthenticatorConfigModel();
        config.setConfig(Map.of(key, value));
        return config;
    }
}
