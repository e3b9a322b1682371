package io.keycloakb2b.benchmark.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class LaneTest {

    @Test
    void theCodeIsTakenFromTheAddressOfTheApplication() {
        assertThat(Lane.code(URI.create("http://127.0.0.1/signed-in?state=s&code=a.b-c&iss=x"), ""))
                .isEqualTo("a.b-c");
    }

    @Test
    void whoeverIsNotLetInIsNoFigure() {
        assertThatThrownBy(() -> Lane.code(URI.create("http://127.0.0.1/realms/x/login-actions"), "Invalid password"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Invalid password");
    }
}
