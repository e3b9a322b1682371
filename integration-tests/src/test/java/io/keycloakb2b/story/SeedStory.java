package io.keycloakb2b.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.login.StaleForm;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A travel agency with branches three levels deep, a client that wants a second factor, and an agency that lets
 * nobody in but through its own identity provider. Played from an empty realm to a restarted server.
 */
abstract class SeedStory {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String AGENT = "anna@north.example";
    private static final String BOSS = "bea@globe.example";
    private static final String SUNNY = "sam@sunrise.example";

    private RunningKeycloak server;
    private TestRealm realm;
    private TestBrowser browser;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;
    private ResourceServer backend;

    private String globe = "";
    private String north = "";
    private String harbour = "";
    private String agents = "";
    private String agent = "";
    private String health = "";
    private String sunrise = "";

    @BeforeEach
    void meet(RunningKeycloak server, TestRealm realm, TestBrowser browser, MailServer mail) {
        this.server = server;
        this.realm = realm;
        this.browser = browser;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking =
                TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer", "approver");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        backend = new ResourceServer(realm.url(), "booking");
    }

    @AfterEach
    void part() {
        booking.close();
        console.close();
    }

    @Test
    void organizationsSignInAtHome_andTheirTokensSayForWhichAndWithWhichRoles() {
        platformBuildsTheAgency();
        agencyGivesRolesToAPersonOfTheNorthBranch();
        var inNorth = agentSignsInAtEachLevel();
        inNorth = withdrawnGrantTakesTheRoleAwayAtOnce(inNorth);
        inNorth = twoTabsStayInTheirOrganizations(inNorth);
        agencyWithSingleSignOnCannotBeEnteredInAnyOtherWay();
        allOfItHoldsAfterARestart(inNorth);
    }

    private void platformBuildsTheAgency() {
        platform.marksApplication(booking);
        agents = platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        var viewers = platform.definesRoleGroup(booking, "Viewers", "viewer");
        var approvers = platform.definesRoleGroup(booking, "Approvers", "approver");
        globe = platform.createsOrganization("Globe Travel", "globe");
        north = platform.createsBranch(globe, "Globe Travel North", "globe-north");
        harbour = platform.createsBranch(north, "Globe Travel North Harbour", "globe-north-harbour");
        platform.grants(globe, booking);
        platform.grantsRoleGroup(globe, agents, true);
        platform.grantsRoleGroup(globe, viewers, true);
        platform.grantsRoleGroup(globe, approvers, false);
        platform.grants(north, booking);
        platform.grantsRoleGroup(north, agents, false);
        platform.grantsRoleGroup(north, viewers, true);
        platform.grants(harbour, booking);
        platform.grantsRoleGroup(harbour, viewers, false);

        var unexposed = platform.api()
                .put(
                        "/organizations/" + north + "/role-groups/" + approvers,
                        java.util.Map.of("exposedToChildren", false));
        assertThat(unexposed.status()).isEqualTo(400);
        assertThat(unexposed.code()).isEqualTo("role_group_not_exposed");
    }

    private void agencyGivesRolesToAPersonOfTheNorthBranch() {
        var boss = realm.addsUser(BOSS, PASSWORD);
        agent = realm.addsUser(AGENT, PASSWORD);
        platform.addsMember(globe, boss);
        platform.givesOrganizationRole(globe, boss, "owner", "subtree");
        platform.addsMember(globe, agent);
        platform.addsMember(north, agent);
        platform.addsMember(harbour, agent);

        var agency = OrganizationAdministrator.signsIn(realm, console, BOSS, PASSWORD);
        agency.givesAppRole(globe, agent, booking, "approver").orFail();
        agency.givesAppRole(north, agent, booking, "booking-agent").orFail();
        agency.givesAppRole(harbour, agent, booking, "viewer").orFail();
        var beyond = agency.givesAppRole(harbour, agent, booking, "booking-agent");
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(beyond.code()).isEqualTo("role_outside_ceiling");
    }

    private TokenResponse agentSignsInAtEachLevel() {
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:globe-north"));
        page.asksForEmail();
        browser.screenshot(page.page(), "story-email");
        page.typeEmail(AGENT).asksForPassword();
        browser.screenshot(page.page(), "story-password");
        page.typePassword(PASSWORD);
        var inNorth = booking.finish(page.page());
        assertThat(backend.organization(inNorth)).isEqualTo("globe-north");
        assertThat(backend.roles(inNorth)).containsExactly("booking-agent");

        var inGlobe = signsInSilently("globe");
        assertThat(backend.organization(inGlobe)).isEqualTo("globe");
        assertThat(backend.roles(inGlobe)).containsExactly("approver");

        var inHarbour = signsInSilently("globe-north-harbour");
        assertThat(backend.organization(inHarbour)).isEqualTo("globe-north-harbour");
        assertThat(backend.roles(inHarbour)).containsExactly("viewer");
        return inNorth;
    }

    private TokenResponse withdrawnGrantTakesTheRoleAwayAtOnce(TokenResponse inNorth) {
        platform.withdrawsRoleGroup(globe, agents);

        var refreshed = booking.refresh(inNorth);
        assertThat(backend.roles(refreshed)).isEmpty();
        assertThat(backend.organization(refreshed)).isEqualTo("globe-north");
        var seen = booking.introspect(inNorth.accessToken()).body();
        assertThat(seen.get("active").asBoolean()).isTrue();
        assertThat(seen.at("/resource_access/booking/roles").toString()).doesNotContain("booking-agent");

        platform.grantsRoleGroup(globe, agents, true);
        var again = booking.refresh(refreshed);
        assertThat(backend.roles(again)).containsExactly("booking-agent");
        return again;
    }

    private TokenResponse twoTabsStayInTheirOrganizations(TokenResponse inNorth) {
        health = platform.createsOrganization("HealthyFoods", "healthy");
        platform.grants(health, booking);
        platform.grantsRoleGroup(health, agents, false);
        platform.addsMember(health, agent);
        platform.sets(health, "mfa", "required");

        var tab = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:healthy"));
        tab.asksToEnrol();
        browser.screenshot(tab.page(), "story-enrol-otp");
        tab.enrolOtp();
        var inHealth = booking.finish(tab.page());

        assertThat(backend.organization(inHealth)).isEqualTo("healthy");
        assertThat(backend.roles(inHealth)).isEmpty();
        var north = booking.refresh(inNorth);
        assertThat(backend.organization(north)).isEqualTo("globe-north");
        assertThat(backend.roles(north)).containsExactly("booking-agent");
        assertThat(backend.organization(booking.refresh(inHealth))).isEqualTo("healthy");
        return north;
    }

    private void agencyWithSingleSignOnCannotBeEnteredInAnyOtherWay() {
        browser.forgetEverybody();
        sunrise = platform.createsOrganization("Sunrise Agency", "sunrise");
        platform.grants(sunrise, booking);
        platform.grantsRoleGroup(sunrise, agents, false);
        platform.givesDomain(sunrise, "sunrise.example");
        var sunny = realm.addsUser(SUNNY, PASSWORD);
        platform.addsMember(sunrise, sunny);

        realm.allowsPasswordReset();
        var before = LoginPage.open(browser.newPage(), booking.loginUrl("openid"));
        before.typeEmail(SUNNY).typePassword(PASSWORD);
        var old = booking.finish(before.page());
        assertThat(backend.organization(old)).isEqualTo("sunrise");
        browser.forgetEverybody();

        var open = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:sunrise"));
        open.typeEmail(SUNNY).asksForPassword();
        var stale = new StaleForm(open.page(), "#kc-form-login");
        asksForANewPassword();
        try (var home = ProviderRealm.of(realm, "sunrise-sso", sunrise)) {
            home.knows(sunny, SUNNY, PASSWORD + "-home");
            platform.sets(sunrise, "sso-required", "true");

            var answer = stale.posts(SUNNY, PASSWORD);
            assertThat(answer.location()).doesNotContain("code=").doesNotContain("/signed-in");
            assertThat(answer.page()).contains("does not allow this way of signing in");
            localWaysAreRefused();
            resetLinkGivesNoEntry();

            platform.endsSessions(sunrise);
            assertThat(booking.refresh(old).error()).isEqualTo("invalid_grant");

            browser.forgetEverybody();
            var sso = LoginPage.open(browser.newPage(), booking.loginUrl("openid"));
            sso.typeEmail(SUNNY);
            assertThat(sso.page().url()).startsWith(home.url());
            sso.page().locator("#username").fill(SUNNY);
            sso.typePassword(PASSWORD + "-home");
            var atHome = booking.finish(sso.page());
            assertThat(backend.organization(atHome)).isEqualTo("sunrise");
            assertThat(booking.refresh(atHome).granted()).isTrue();
        }
    }

    private void localWaysAreRefused() {
        assertThat(booking.passwordGrant(SUNNY, PASSWORD, "openid organization:sunrise")
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(booking.passwordGrant(SUNNY, PASSWORD, "openid").error()).isEqualTo("invalid_grant");
        assertThat(console.passwordGrant(SUNNY, PASSWORD, "openid").error()).isEqualTo("invalid_grant");
    }

    private void asksForANewPassword() {
        var forgetful = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:sunrise"));
        forgetful.typeEmail(SUNNY).asksForPassword();
        var page = forgetful.page();
        page.locator("a[href*=reset-credentials]").click();
        page.locator("#username").fill(SUNNY);
        page.locator("[type=submit]").first().click();
        page.waitForLoadState();
    }

    /** The link had been sent already when single sign-on became the only way. */
    private void resetLinkGivesNoEntry() {
        var page = browser.newPage();
        page.navigate(mail.mailbox(SUNNY).newest().link().toString());
        LoginPage.in(page).refuses();
        assertThat(page.locator("#password-new").count()).isZero();
        browser.screenshot(page, "story-reset-link");
        assertThat(page.url()).doesNotContain("code=");
        page.navigate(booking.silentLoginUrl("openid organization:sunrise"));
        assertThat(booking.refusal(page)).isIn("login_required", "interaction_required");
    }

    private void allOfItHoldsAfterARestart(TokenResponse inNorth) {
        server.restart();

        var north = booking.refresh(inNorth);
        assertThat(backend.organization(north)).isEqualTo("globe-north");
        assertThat(backend.roles(north)).containsExactly("booking-agent");
        assertThat(booking.passwordGrant(SUNNY, PASSWORD, "openid organization:sunrise")
                        .error())
                .isEqualTo("invalid_grant");
        platform.withdrawsRoleGroup(this.north, agents);
        assertThat(backend.roles(booking.refresh(north))).isEmpty();
    }

    private TokenResponse signsInSilently(String organization) {
        var page = browser.newPage();
        page.navigate(booking.silentLoginUrl("openid organization:" + organization));
        return booking.finish(page);
    }
}
