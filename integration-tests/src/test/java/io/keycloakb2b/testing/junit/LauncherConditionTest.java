package io.keycloakb2b.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LauncherConditionTest {

    @AfterEach
    void forgetTheChoice() {
        System.clearProperty(KeycloakLauncher.PROPERTY);
    }

    @Test
    void testsAreSkippedForTheReasonThatTheLauncherGives() {
        var result = LauncherCondition.resultFor(new NeverStarted(Optional.of("The harbour is frozen")));

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValue("The harbour is frozen");
    }

    @Test
    void testsRun_whenNothingKeepsTheLauncherFromStarting() {
        assertThat(LauncherCondition.resultFor(new NeverStarted(Optional.empty()))
                        .isDisabled())
                .isFalse();
    }

    @Test
    void testsRun_whenTheLauncherNeedsNoDocker() {
        for (var name : new String[] {"dist", "remote"}) {
            System.setProperty(KeycloakLauncher.PROPERTY, name);

            assertThat(LauncherCondition.resultFor(KeycloakLauncher.configured())
                            .isDisabled())
                    .as(name)
                    .isFalse();
        }
    }

    private record NeverStarted(Optional<String> obstacle) implements KeycloakLauncher {

        @Override
        public RunningKeycloak start(ServerOptions options) {
            throw new AssertionError("nothing was to be started");
        }
    }
}
