package io.keycloakb2b.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Logins for an organization, in its audit log. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class LoginLogIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String WRONG = "Wrong-Horse-8";
    private static final String MEMBER = "member@logged.example";

    private TestRealm realm;
    private TestApplication booking;
    private PlatformAdministrator platform;
    private String organization = "";
    private String member = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent");
        platform.marksApplication(booking);
        organization = platform.createsOrganization("Logged", "logged");
        platform.grants(organization, booking);
        member = realm.addsUser(MEMBER, PASSWORD);
        platform.addsMember(organization, member);
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void loginAndLogoutAreLogged_byWhom_withWhich_inWhichSession(TestBrowser browser) {
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:logged"));
        page.typeEmail(MEMBER).typePassword(PASSWORD);
        var tokens = booking.finish(page.page());

        var login = newest("session.login", "done");
        assertThat(login.at("/actor/id").asText()).isEqualTo(member);
        assertThat(login.at("/actor/client").asText()).isEqualTo("booking");
        assertThat(login.at("/actor/address").asText()).isEqualTo("127.0.0.1");
        var session = login.get("target").asText();
        assertThat(session).isEqualTo("session:" + tokens.claims().get("sid").asText());

        booking.signsOut(tokens);
        assertThat(newest("session.logout", "done").get("target").asText()).isEqualTo(session);
    }

    @Test
    void sessionThatWasInTwoOrganizationsEndsInBoth(TestBrowser browser) {
        var second = platform.createsOrganization("Second", "second");
        platform.grants(second, booking);
        platform.addsMember(second, member);
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:second"));
        page.typeEmail(MEMBER).typePassword(PASSWORD);
        booking.finish(page.page());
        var silent = browser.newPage();
        silent.navigate(booking.silentLoginUrl("openid organization:logged"));
        var tokens = booking.finish(silent);

        booking.signsOut(tokens);

        var session = "session:" + tokens.claims().get("sid").asText();
        for (var entered : List.of(second, organization)) {
            assertThat(actions(entered, "target=" + session)).containsExactly("session.logout", "session.login");
        }
    }

    @Test
    void wrongPasswordOfAMemberIsLoggedAsTheMembers(TestBrowser browser) {
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:logged"));
        page.typeEmail(MEMBER).typePassword(WRONG).asksForPassword();

        var failure = newest("session.login", "refused");
        assertThat(failure.get("error").asText()).isEqualTo("invalid_user_credentials");
        assertThat(failure.at("/actor/id").asText()).isEqualTo(member);
    }

    @Test
    void organizationsDoNotLearnWhetherStrangersHaveAccounts(TestBrowser browser) {
        realm.addsUser("stranger@elsewhere.example", PASSWORD);
        List<JsonNode> failures = new ArrayList<>();
        for (var typed : List.of("stranger@elsewhere.example", "nobody@elsewhere.example")) {
            var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:logged"));
            page.typeEmail(typed).typePassword(WRONG).asksForPassword();
            var failure = (ObjectNode) newest("session.login", "refused");
            assertThat(failure.toString()).doesNotContain("elsewhere.example");
            failures.add(failure.without(List.of("id", "time")));
            browser.forgetEverybody();
        }

        assertThat(failures.get(0)).isEqualTo(failures.get(1));
        assertThat(failures.get(0).at("/actor").has("id")).isFalse();
    }

    @Test
    void passwordGrantsAreLogged_alsoWhereTheyFail() {
        assertThat(booking.passwordGrant(MEMBER, WRONG, "openid organization:logged")
                        .granted())
                .isFalse();
        assertThat(newest("session.login", "refused").at("/actor/id").asText()).isEqualTo(member);

        var tokens = booking.passwordGrant(MEMBER, PASSWORD, "openid organization:logged");
        assertThat(newest("session.login", "done").get("target").asText())
                .isEqualTo("session:" + tokens.claims().get("sid").asText());
    }

    @Test
    void denialsCarryTheirReason(TestBrowser browser) {
        var outsider = realm.addsUser("outsider@elsewhere.example", PASSWORD);
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:logged"));
        page.typeEmail("outsider@elsewhere.example").typePassword(PASSWORD).refuses();

        var denied = newest("session.login", "refused");
        assertThat(denied.get("error").asText()).isEqualTo("not_a_member");
        assertThat(denied.toString()).doesNotContain(outsider);
    }

    @Test
    void refusedRefreshIsLogged() {
        var leaver = realm.addsUser("leaver@logged.example", PASSWORD);
        platform.addsMember(organization, leaver);
        var tokens = booking.passwordGrant("leaver@logged.example", PASSWORD, "openid organization:logged");
        platform.api()
                .patch("/organizations/" + organization + "/members/" + leaver, Map.of("status", "suspended"))
                .orFail();

        assertThat(booking.refresh(tokens).error()).isEqualTo("invalid_grant");

        var refused = newest("session.refresh", "refused");
        assertThat(refused.get("error").asText()).isEqualTo("member_suspended");
        assertThat(refused.at("/actor/id").asText()).isEqualTo(leaver);
    }

    @Test
    void newPasswordOnTheWayIntoAnOrganizationIsLogged_withoutThePassword(TestBrowser browser) {
        var renewer = realm.addsUser("renewer@logged.example", PASSWORD);
        platform.addsMember(organization, renewer);
        var representation = realm.admin().users().get(renewer).toRepresentation();
        representation.setRequiredActions(List.of("UPDATE_PASSWORD"));
        realm.admin().users().get(renewer).update(representation);

        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:logged"));
        page.typeEmail("renewer@logged.example").typePassword(PASSWORD);
        page.locator("#password-new").fill("New-Horse-9");
        page.locator("#password-confirm").fill("New-Horse-9");
        page.locator("[type=submit]").first().click();
        booking.finish(page.page());

        var updated = newest("credential.update", "done");
        assertThat(updated.at("/after/credentialType").asText()).isEqualTo("password");
        assertThat(updated.at("/actor/id").asText()).isEqualTo(renewer);
        assertThat(everything()).doesNotContain("New-Horse-9");
    }

    @Test
    void firstLoginThroughTheOrganizationsProviderIsLogged(TestBrowser browser) {
        try (var home = ProviderRealm.of(realm, "logged-sso", organization)) {
            home.employs("fresh@logged.example", PASSWORD);
            // A provider speaks for the organization's own mail domains only.
            platform.api()
                    .put("/organizations/" + organization + "/domains/logged.example", Map.of("policyEnabled", false))
                    .orFail();
            var page = browser.newPage();
            page.navigate(booking.loginUrl("openid organization:logged") + "&kc_idp_hint=logged-sso");
            page.locator("#username").fill("fresh@logged.example");
            page.locator("#password").fill(PASSWORD);
            page.locator("[type=submit]").first().click();
            booking.finish(page);
        }

        var login = newest("session.login", "done");
        assertThat(login.at("/after/identityProvider").asText()).isEqualTo("logged-sso");
        assertThat(newest("account.register", "done")
                        .at("/after/identityProvider")
                        .asText())
                .isEqualTo("logged-sso");
    }

    @Test
    void consumersLeaveNothing() {
        realm.addsUser("consumer@home.example", PASSWORD);
        var before = everything();

        assertThat(booking.passwordGrant("consumer@home.example", WRONG, "openid")
                        .granted())
                .isFalse();
        var tokens = booking.passwordGrant("consumer@home.example", PASSWORD, "openid");
        booking.refresh(tokens);
        booking.signsOut(tokens);

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void nothingSecretIsLogged() {
        var tokens = booking.passwordGrant(MEMBER, PASSWORD, "openid organization:logged");
        booking.passwordGrant(WRONG, WRONG, "openid organization:logged");

        assertThat(everything())
                .doesNotContain(PASSWORD)
                .doesNotContain(WRONG)
                .doesNotContain(tokens.accessToken())
                .doesNotContain(tokens.refreshToken())
                .doesNotContain("eyJ");
    }

    private JsonNode newest(String action, String outcome) {
        var found = search(organization, "action=" + action + "&outcome=" + outcome);
        assertThat(found).as("%s %s", action, outcome).isNotEmpty();
        return found.get(0);
    }

    private List<String> actions(String in, String query) {
        List<String> actions = new ArrayList<>();
        search(in, query).forEach(event -> actions.add(event.get("action").asText()));
        return actions;
    }

    private JsonNode search(String in, String query) {
        return platform.api()
                .get("/organizations/" + in + "/audit-events?"
                        + URLEncoder.encode(query, UTF_8).replace("%3D", "=").replace("%26", "&"))
                .orFail()
                .get("items");
    }

    private String everything() {
        return platform.api().get("/audit-events?max=200").orFail().toString();
    }
}
