package io.keycloakb2b.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakb2b.testing.database.EmbeddedH2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContainerLauncherTest {

    @TempDir
    private Path root;

    @Test
    void imageIsOfTheVersionThatIsUnpackedForTheOtherLauncher() throws IOException {
        Files.createDirectories(root.resolve("distribution/keycloak-26.7.4"));

        assertThat(launcher(true).image()).isEqualTo("quay.io/keycloak/keycloak:26.7.4");
    }

    @Test
    void databaseInAFileOfThisMachineIsRefused() {
        var options = ServerOptions.on(EmbeddedH2.lastingIn(root));

        assertThatThrownBy(() -> launcher(true).start(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(root.toString());
    }

    @Test
    void onlyAMissingEngineIsAnObstacle() {
        assertThat(launcher(true).obstacle()).isEmpty();
        assertThat(launcher(false).obstacle())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("Docker", "-Dkc.launcher=container"));
    }

    private ContainerLauncher launcher(boolean docker) {
        return new ContainerLauncher(new Workspace(root), () -> docker);
    }
}
