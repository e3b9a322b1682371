package io.keycloakb2b.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the demo prints works when it is pasted into a shell. */
@KeycloakTest
final class GuideIT {

    @BeforeAll
    static void sampleRealm(RunningKeycloak server) {
        SampleRealm.passing(server).create();
    }

    @Test
    void graceIsABookingAgentInTheNorth(RunningKeycloak server) throws IOException, InterruptedException {
        assertThat(pasted(server, 0))
                .contains("\"org_alias\": \"globe-travel-north\"", "\"booking-agent\"")
                .doesNotContain("\"viewer\"");
    }

    @Test
    void graceIsAViewerInTheSouth(RunningKeycloak server) throws IOException, InterruptedException {
        assertThat(pasted(server, 1))
                .contains("\"org_alias\": \"globe-travel-south\"", "\"viewer\"")
                .doesNotContain("\"booking-agent\"");
    }

    @Test
    void noahListsTheMembersOfHisOrganization(RunningKeycloak server) throws IOException, InterruptedException {
        assertThat(pasted(server, 2)).contains("grace", "noah").doesNotContain("gloria");
    }

    @Test
    void aSecondCreationChangesNothing(RunningKeycloak server) throws IOException, InterruptedException {
        SampleRealm.passing(server).create();

        graceIsABookingAgentInTheNorth(server);
    }

    private static String pasted(RunningKeycloak server, int command) throws IOException, InterruptedException {
        var guide = new Guide(server.baseUrl(), server.admin());
        var shell = new ProcessBuilder("bash", "-c", guide.commands().get(command))
                .redirectErrorStream(true)
                .start();
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return output;
    }
}
