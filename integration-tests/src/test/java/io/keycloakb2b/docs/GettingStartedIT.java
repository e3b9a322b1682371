package io.keycloakb2b.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.KeycloakBuilder;

/** The page that walks from an empty realm to a working organization, pasted into a shell from top to bottom. */
@KeycloakTest
final class GettingStartedIT {

    private static final String REALM = "travel";
    private static final String MARK = "-- end of step --";

    @AfterEach
    void removeTheRealm(RunningKeycloak server) {
        try (var keycloak = KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(server.admin().username())
                .password(server.admin().password())
                .build()) {
            keycloak.realm(REALM).remove();
        }
    }

    @Test
    void everyStepPrintsWhatThePageSays(RunningKeycloak server) throws IOException, InterruptedException {
        List<ShellPage.Step> steps = ShellPage.read("getting-started.md").steps();

        List<String> printed = pasted(server, steps);

        assertThat(steps).hasSizeGreaterThan(5);
        assertThat(printed)
                .containsExactlyElementsOf(
                        steps.stream().map(ShellPage.Step::output).toList());
    }

    private static List<String> pasted(RunningKeycloak server, List<ShellPage.Step> steps)
            throws IOException, InterruptedException {
        var script = new StringBuilder();
        steps.forEach(step ->
                script.append(step.commands()).append("echo '").append(MARK).append("'\n"));
        var builder = new ProcessBuilder("bash", "-c", script.toString()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "KEYCLOAK", server.baseUrl().toString(),
                        "ADMIN", server.admin().username(),
                        "ADMIN_PASSWORD", server.admin().password()));
        var shell = builder.start();
        shell.getOutputStream().close();
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return List.of(output.split(MARK + "\n"));
    }
}
