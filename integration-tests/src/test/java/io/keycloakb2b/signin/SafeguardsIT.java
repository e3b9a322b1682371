package io.keycloakb2b.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** An organization does not lock itself out by requiring single sign-on (MODEL.md, invariants of settings). */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class SafeguardsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String BOSS = "boss@vault.example";
    private static final String PARTNER = "partner@vault.example";

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealmStrictly();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
    }

    @AfterAll
    void close() {
        booking.close();
        console.close();
    }

    @Test
    void singleSignOnIsRequiredOnceItHasWorked_andAnOwnerCanComeInWithoutIt(TestBrowser browser) {
        var vault = platform.createsOrganization("Vault", "vault");
        platform.grants(vault, booking);
        var boss = joins(vault, BOSS);
        joins(vault, PARTNER);
        var partner = OrganizationAdministrator.signsIn(realm, console, PARTNER, PASSWORD)
                .api();
        try (var provider = ProviderRealm.of(realm, "vault-sso", vault)) {
            isRefused(requires(partner, vault), "an identity provider through which somebody has signed in");

            provider.knows(boss, BOSS, PASSWORD);
            isRefused(requires(partner, vault), "an owner who is chosen for emergencies");
            isRefused(requires(platform.api(), vault), "an owner who is chosen for emergencies");

            platform.sets(vault, "mfa", "required");
            LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:vault"))
                    .typeEmail(BOSS)
                    .typePassword(PASSWORD)
                    .enrolOtp();
            platform.sets(vault, "mfa", "off");
            var member = "/organizations/" + vault + "/members/" + boss;
            partner.patch(member, Map.of("breakGlass", true)).orFail();
            requires(partner, vault).orFail();

            isRefused(partner.patch(member, Map.of("breakGlass", false)), "another owner");
            isRefused(partner.patch(member, Map.of("status", "suspended")), "another owner");
            isRefused(partner.delete(member), "another owner");
            isRefused(platform.api().delete(member), "another owner");
            assertThat(partner.get(member).orFail().get("breakGlass").asBoolean())
                    .isTrue();

            platform.sets(vault, "sso-required", "false");
            partner.patch(member, Map.of("breakGlass", false)).orFail();
            isRefused(requires(partner, vault), "an owner who is chosen for emergencies");

            platform.api()
                    .patch("/settings", Map.of("single-sign-on-safeguards", false))
                    .orFail();
            requires(partner, vault).orFail();
        }
    }

    private static ApiAnswer requires(Api api, String organization) {
        return api.patch(
                "/organizations/" + organization + "/settings", Map.of("sso-required", Map.of("value", "true")));
    }

    private static void isRefused(ApiAnswer answer, String rule) {
        assertThat(answer.code()).isEqualTo("setting_unsatisfiable");
        assertThat(answer.field()).isEqualTo("sso-required");
        assertThat(answer.body().toString()).contains(rule);
    }

    private String joins(String organization, String email) {
        var user = realm.addsUser(email, PASSWORD);
        platform.addsMember(organization, user);
        platform.givesOrganizationRole(organization, user, "owner", "self");
        return user;
    }
}
