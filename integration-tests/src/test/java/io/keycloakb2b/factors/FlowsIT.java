package io.keycloakb2b.factors;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;

/** The flows that the set-up call makes, next to what the documentation says and to what administrators do. */
@KeycloakTest
final class FlowsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final Path PAGE = Path.of("..", "docs", "login-flows.md");

    private TestRealm realm;
    private PlatformAdministrator platform;

    @BeforeEach
    void create(RunningKeycloak server, TestRealm first) {
        realm = first.another();
        platform = PlatformAdministrator.of(server, realm);
    }

    @AfterEach
    void remove() {
        realm.close();
    }

    @Test
    void documentationDescribesEveryFlowAsItIsMade() throws IOException {
        platform.setsUpTheRealm();
        var made = new LinkedHashMap<String, List<String>>();
        documented().keySet().forEach(flow -> made.put(flow, steps(flow)));

        assertThat(made).isEqualTo(documented());
        assertThat(made.keySet())
                .containsExactlyElementsOf(realm.admin().flows().getFlows().stream()
                        .map(AuthenticationFlowRepresentation::getAlias)
                        .filter(alias -> alias.startsWith("b2b "))
                        .sorted(java.util.Comparator.comparing(List.copyOf(made.keySet())::indexOf))
                        .toList());
    }

    @Test
    void everyStepOfThePackSaysWhatItDoes() {
        platform.setsUpTheRealm();
        var providers = realm.admin().flows().getAuthenticatorProviders().stream()
                .filter(provider -> String.valueOf(provider.get("id")).startsWith("b2b-"))
                .toList();
        assertThat(providers).hasSizeGreaterThanOrEqualTo(7);
        assertThat(providers).allSatisfy(provider -> {
            assertThat(String.valueOf(provider.get("displayName"))).containsIgnoringCase("organization");
            assertThat(String.valueOf(provider.get("description"))).hasSizeGreaterThan(40);
        });
    }

    @Test
    void setUpCallIsSafeToRepeat_andKeepsWhatAdministratorsChanged() {
        platform.setsUpTheRealm();
        var code = step("b2b browser", "b2b-email-code");
        code.setRequirement("DISABLED");
        realm.admin().flows().updateExecutions("b2b browser", code);
        realm.admin()
                .flows()
                .copy("b2b reset credentials", Map.of("newName", "ours"))
                .close();
        realm.changes(representation -> representation.setResetCredentialsFlow("ours"));

        platform.setsUpTheRealm();

        assertThat(step("b2b browser", "b2b-email-code").getRequirement()).isEqualTo("DISABLED");
        var representation = realm.admin().toRepresentation();
        assertThat(representation.getResetCredentialsFlow()).isEqualTo("ours");
        assertThat(representation.getBrowserFlow()).isEqualTo("b2b browser");
        assertThat(representation.getDirectGrantFlow()).isEqualTo("b2b direct grant");
        assertThat(representation.getFirstBrokerLoginFlow()).isEqualTo("b2b first broker login");
        assertThat(representation.getRegistrationFlow()).isEqualTo("b2b registration");
    }

    @Test
    void realmThatWasSetUpBeforeThereWereCodesGetsThem() throws IOException {
        platform.setsUpTheRealm();
        // As the forms were then: the password as a step of its own.
        var first = realm.admin().flows().getExecutions("b2b browser").stream()
                .filter(step -> "b2b browser first factor".equals(step.getDisplayName()))
                .findFirst()
                .orElseThrow();
        realm.admin().flows().removeExecution(first.getId());
        realm.admin().flows().addExecution("b2b browser forms", Map.of("provider", "b2b-password"));
        var password = step("b2b browser", "b2b-password");
        password.setRequirement("REQUIRED");
        realm.admin().flows().updateExecutions("b2b browser", password);
        realm.admin().flows().raisePriority(step("b2b browser", "b2b-password").getId());

        platform.setsUpTheRealm();

        assertThat(steps("b2b browser")).isEqualTo(documented().get("b2b browser"));
    }

    @Test
    void providerWithAFlowOfItsOwnDoesNotPassTheGuard(TestBrowser browser) {
        platform.setsUpTheRealm();
        try (var booking = TestApplication.register(realm.url(), realm.admin(), "booking")) {
            platform.marksApplication(booking);
            var acme = platform.createsOrganization("Acme", "acme");
            platform.grants(acme, booking);
            platform.givesDomain(acme, "acme.example");
            try (var home = ProviderRealm.of(realm, "acme-sso", acme)) {
                ownFlow("ours");
                var provider = realm.admin().identityProviders().get("acme-sso");
                var representation = provider.toRepresentation();
                representation.setFirstBrokerLoginFlowAlias("ours");
                provider.update(representation);
                var stranger = "p" + UUID.randomUUID() + "@elsewhere.example";
                home.employs(stranger, PASSWORD);

                var page = LoginPage.open(
                        browser.newPage(), booking.loginUrl("openid organization:acme") + "&kc_idp_hint=acme-sso");
                page.locator("#username").fill(stranger);
                page.locator("#password").fill(PASSWORD);
                page.locator("[type=submit]").first().click();

                page.refuses();
                assertThat(realm.admin().users().searchByEmail(stranger, true)).isEmpty();
                assertThat(steps("ours").get(0)).contains("Organization provider guard");
            }
        }
    }

    /** Makes an account of whoever comes, as some do. */
    private void ownFlow(String alias) {
        var flow = new AuthenticationFlowRepresentation();
        flow.setAlias(alias);
        flow.setProviderId("basic-flow");
        flow.setTopLevel(true);
        flow.setBuiltIn(false);
        realm.admin().flows().createFlow(flow).close();
        realm.admin().flows().addExecution(alias, Map.of("provider", "idp-create-user-if-unique"));
        var step = realm.admin().flows().getExecutions(alias).get(0);
        step.setRequirement("ALTERNATIVE");
        realm.admin().flows().updateExecutions(alias, step);
    }

    private AuthenticationExecutionInfoRepresentation step(String flow, String authenticator) {
        return realm.admin().flows().getExecutions(flow).stream()
                .filter(execution -> authenticator.equals(execution.getProviderId()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> steps(String flow) {
        return realm.admin().flows().getExecutions(flow).stream()
                .map(execution -> "  ".repeat(execution.getLevel()) + "- " + execution.getDisplayName() + ": "
                        + execution.getRequirement().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Every flow of the page, by the heading it stands under. */
    private static Map<String, List<String>> documented() throws IOException {
        var flows = new LinkedHashMap<String, List<String>>();
        var current = new ArrayList<String>();
        for (var line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## `")) {
                current = new ArrayList<>();
                flows.put(line.substring(4, line.lastIndexOf('`')), current);
            } else if (line.matches(" *- .+: (required|alternative|conditional|disabled)")) {
                current.add(line);
            }
        }
        return flows;
    }
}
