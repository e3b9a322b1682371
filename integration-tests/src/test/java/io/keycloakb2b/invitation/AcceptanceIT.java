package io.keycloakb2b.invitation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Following the link out of the mail, in a real browser: who comes in by it, and who does not. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class AcceptanceIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;
    private ResourceServer backend;
    private String agents = "";
    private String acme = "";
    private String inviterEmail = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking =
                TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer", "approver");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        agents = platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        acme = organization("acme");
        inviterEmail = fresh();
        var inviter = realm.addsUser(inviterEmail, PASSWORD);
        platform.addsMember(acme, inviter);
        platform.givesOrganizationRole(acme, inviter, "owner", "self");
    }

    @AfterAll
    void close() {
        booking.close();
        console.close();
    }

    @Test
    void personWithoutAnAccountMakesOne_evenWhereTheRealmLetsNobodyRegister_andWithoutScripts(Chromium chromium) {
        assertThat(realm.admin().toRepresentation().isRegistrationAllowed()).isFalse();
        var email = fresh();
        invites(acme, Map.of("email", email, "type", "guest", "application", "booking", "roles", viewer()));

        try (TestBrowser browser = chromium.openWithoutScripts()) {
            var page = follows(browser.newPage(), email);
            assertThat(page.locator("body")).containsText("acme Inc");
            page.locator("#b2b-continue").click();
            assertThat(page.locator("#b2b-invited-email")).containsText(email);
            page.locator("#b2b-register").click();
            browser.screenshot(page, "invitation-register");
            assertThat(page.locator("#email")).isDisabled();
            assertThat(page.locator("#email")).hasValue(email);
            registers(page, "ada-" + UUID.randomUUID());
            booking.isReached(page);
            assertThat(page.url()).doesNotContain("code=");

            page.navigate(booking.loginUrl("openid organization:acme"));
            var tokens = booking.finish(page);
            assertThat(backend.organization(tokens)).isEqualTo("acme");
            assertThat(backend.roles(tokens)).containsExactly("viewer");
        }
        var user = realm.admin().users().searchByEmail(email, true).get(0);
        assertThat(user.isEmailVerified()).isTrue();
        assertThat(member(acme, user.getId()).get("type").asText()).isEqualTo("guest");
        assertThat(membershipType(acme, user.getId())).isEqualTo("UNMANAGED");
    }

    @Test
    void personWithAnAccountSignsIn(TestBrowser browser) {
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        var invitation = invites(acme, Map.of("email", email, "application", "booking", "roles", viewer()));

        var page = continues(browser, email);
        page.locator("#b2b-sign-in").click();
        LoginPage.in(page).typePassword(PASSWORD);
        booking.isReached(page);

        page.navigate(booking.loginUrl("openid organization:acme"));
        assertThat(backend.roles(booking.finish(page))).containsExactly("viewer");
        assertThat(status(acme, invitation)).isEqualTo("accepted");
        assertThat(isMember(acme, user)).isTrue();
    }

    @Test
    void sessionThatIsThereAlreadyIsEnough(TestBrowser browser) {
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        var signedIn = LoginPage.open(browser.newPage(), console.loginUrl("openid"));
        signedIn.typeEmail(email).typePassword(PASSWORD);
        console.finish(signedIn.page());
        invites(acme, Map.of("email", email, "application", "booking"));

        var page = follows(browser.newPage(), email);
        page.locator("#b2b-continue").click();
        booking.isReached(page);

        assertThat(isMember(acme, user)).isTrue();
    }

    @Test
    void guestComesThroughTheOrganizationsProvider_andProvesTheMailboxByTheMail(TestBrowser browser) {
        var guest = "guest@elsewhere.example";
        var partner = organization("partner");
        try (var home = ProviderRealm.of(realm, "partner-sso", partner)) {
            home.employs(guest, PASSWORD);

            // The provider claims a verified address, and nobody has shown that it is the guest's.
            var early = browser.newPage();
            early.navigate(booking.loginUrl("openid organization:partner") + "&kc_idp_hint=partner-sso");
            signsInAtHome(early, guest);
            LoginPage.in(early).refuses();
            assertThat(realm.admin().users().searchByEmail(guest, true)).isEmpty();

            browser.forgetEverybody();
            var invitation = invites(
                    partner,
                    Map.of(
                            "email",
                            guest,
                            "type",
                            "guest",
                            "identityProvider",
                            "partner-sso",
                            "application",
                            "booking",
                            "roles",
                            viewer()));
            var page = follows(browser.newPage(), guest);
            page.locator("#b2b-continue").click();
            assertThat(page.url()).startsWith(home.url());
            signsInAtHome(page, guest);
            booking.isReached(page);

            page.navigate(booking.loginUrl("openid organization:partner"));
            var tokens = booking.finish(page);
            assertThat(backend.organization(tokens)).isEqualTo("partner");
            assertThat(backend.roles(tokens)).containsExactly("viewer");
            assertThat(status(partner, invitation)).isEqualTo("accepted");
            var user = realm.admin().users().searchByEmail(guest, true).get(0).getId();
            assertThat(member(partner, user).get("type").asText()).isEqualTo("guest");
        }
    }

    @Test
    void providerThatNamesAnotherAddressThanTheInvitedOneMakesNoAccount(TestBrowser browser) {
        var org = organization("mixed");
        try (var home = ProviderRealm.of(realm, "mixed-sso", org)) {
            home.employs("somebody@elsewhere.example", PASSWORD);
            var invited = fresh();
            var invitation = invites(org, Map.of("email", invited, "identityProvider", "mixed-sso"));

            var page = continues(browser, invited);
            signsInAtHome(page, "somebody@elsewhere.example");

            LoginPage.in(page).refuses();
            assertThat(realm.admin().users().searchByEmail("somebody@elsewhere.example", true))
                    .isEmpty();
            assertThat(status(org, invitation)).isEqualTo("pending");
        }
    }

    @Test
    void invitationIsForOneAddress_whoeverHoldsTheLink(TestBrowser browser) {
        var email = fresh();
        var eve = fresh();
        var thief = realm.addsUser(eve, PASSWORD);
        var invitation = invites(acme, Map.of("email", email, "application", "booking"));
        var signedIn = LoginPage.open(browser.newPage(), console.loginUrl("openid"));
        signedIn.typeEmail(eve).typePassword(PASSWORD);
        console.finish(signedIn.page());

        var page = follows(browser.newPage(), email);
        assertThat(page.locator("#b2b-other-account")).containsText(eve);
        assertThat(page.locator("#b2b-continue")).hasCount(0);
        // nor by way of an application
        var link = mail.mailbox(email).newest().link().toString();
        page.navigate(booking.loginUrl("openid") + "&invitation=" + link.substring(link.indexOf("token=") + 6));

        LoginPage.in(page).refuses();
        assertThat(LoginPage.in(page).text()).contains("another e-mail address");
        assertThat(isMember(acme, thief)).isFalse();
        assertThat(status(acme, invitation)).isEqualTo("pending");
    }

    @Test
    void usedLinkLetsNobodyElseIn_andTheMemberGoesOn(TestBrowser browser, Chromium chromium) {
        var email = fresh();
        realm.addsUser(email, PASSWORD);
        invites(acme, Map.of("email", email, "application", "booking"));
        var link = mail.mailbox(email).newest().link().toString();
        var first = continues(browser, email);
        first.locator("#b2b-sign-in").click();
        LoginPage.in(first).typePassword(PASSWORD);
        booking.isReached(first);

        var again = browser.newPage();
        again.navigate(link);
        assertThat(again.locator("body")).containsText("used before");
        again.locator("#b2b-continue").click();
        booking.isReached(again);

        try (TestBrowser elsewhere = chromium.open()) {
            var eve = fresh();
            realm.addsUser(eve, PASSWORD);
            var page = elsewhere.newPage();
            page.navigate(link);
            page.locator("#b2b-continue").click();
            LoginPage.in(page).typeEmail(eve).typePassword(PASSWORD);
            LoginPage.in(page).refuses();
            assertThat(LoginPage.in(page).text()).contains("answered before");
        }
    }

    @Test
    void revokedLinkAndForgedOnesOpenNothing(TestBrowser browser) {
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        var invitation = invites(acme, Map.of("email", email, "application", "booking"));
        var link = mail.mailbox(email).newest().link().toString();
        platform.api()
                .delete("/organizations/" + acme + "/invitations/" + invitation)
                .orFail();

        var page = browser.newPage();
        page.navigate(link);
        page.locator("#b2b-continue").click();
        LoginPage.in(page).typeEmail(email).typePassword(PASSWORD);
        LoginPage.in(page).refuses();
        assertThat(isMember(acme, user)).isFalse();

        var token = link.substring(link.indexOf("token=") + 6);
        for (var forged :
                List.of(flipped(token), token.substring(1), token + "A", "", "e30.e30.", "null", realm.name())) {
            page.navigate(link.replace(token, forged));
            assertThat(page.locator("body")).containsText("not valid");
            assertThat(page.locator("#b2b-continue")).hasCount(0);
            page.navigate(booking.loginUrl("openid") + "&invitation=" + forged);
            if (!forged.isEmpty()) {
                LoginPage.in(page).refuses();
            }
        }
    }

    @Test
    void lookingAtThePageUsesNothingUp(TestBrowser browser) throws Exception {
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        var invitation = invites(acme, Map.of("email", email, "application", "booking"));
        var link = mail.mailbox(email).newest().link();
        var http = HttpClient.newHttpClient();
        for (int i = 0; i < 3; i++) {
            var seen = http.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(seen.statusCode()).isEqualTo(200);
            assertThat(seen.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
        assertThat(status(acme, invitation)).isEqualTo("pending");

        var page = continues(browser, email);
        page.locator("#b2b-sign-in").click();
        LoginPage.in(page).typePassword(PASSWORD);
        booking.isReached(page);
        assertThat(isMember(acme, user)).isTrue();
    }

    @Test
    void hintsThatNameDifferentOrganizationsAreRefused(TestBrowser browser) {
        organization("rival");
        var email = fresh();
        invites(acme, Map.of("email", email));
        var link = mail.mailbox(email).newest().link().toString();
        var token = link.substring(link.indexOf("token=") + 6);

        var page = LoginPage.open(
                browser.newPage(), booking.loginUrl("openid organization:rival") + "&invitation=" + token);

        page.refuses();
    }

    @Test
    void applicationMayPassAnInvitationOn(TestBrowser browser) {
        var email = fresh();
        realm.addsUser(email, PASSWORD);
        invites(acme, Map.of("email", email, "roles", viewer()));
        var link = mail.mailbox(email).newest().link().toString();
        var token = link.substring(link.indexOf("token=") + 6);

        var page = browser.newPage();
        page.navigate(booking.loginUrl("openid") + "&invitation=" + token);
        page.locator("#b2b-sign-in").click();
        LoginPage.in(page).typePassword(PASSWORD);
        var tokens = booking.finish(page);

        assertThat(backend.organization(tokens)).isEqualTo("acme");
        assertThat(backend.roles(tokens)).containsExactly("viewer");
    }

    @Test
    void secondFactorComesBeforeTheMembership(TestBrowser browser) {
        var guarded = organization("guarded");
        platform.sets(guarded, "mfa", "required");
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        invites(guarded, Map.of("email", email, "application", "booking"));

        var page = LoginPage.in(continues(browser, email));
        page.locator("#b2b-sign-in").click();
        page.typePassword(PASSWORD);
        page.asksToEnrol();
        assertThat(isMember(guarded, user)).isFalse();
        page.enrolOtp();
        booking.isReached(page.page());

        assertThat(isMember(guarded, user)).isTrue();
    }

    @Test
    void everythingIsAskedAgainAtAcceptance(TestBrowser browser) {
        var org = organization("changing");
        var boss = realm.addsUser("boss@changing.example", PASSWORD);
        platform.addsMember(org, boss);
        platform.givesOrganizationRole(org, boss, "admin", "self");
        var api = signedIn("boss@changing.example");
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        var invitation = api.post(
                        "/organizations/" + org + "/invitations",
                        Map.of(
                                "email",
                                email,
                                "application",
                                "booking",
                                "roles",
                                List.of(
                                        Map.of("organizationRole", "admin"),
                                        Map.of("application", "booking", "appRole", "viewer"))))
                .orFail()
                .get("id")
                .asText();

        platform.api().patch("/organizations/" + org, Map.of("seatLimit", 1)).orFail();
        signsInRefused(browser, email, "seat");
        signsInRefused(browser, email, "seat");
        assertThat(mail.mailbox("boss@changing.example").awaitMails(1))
                .singleElement()
                .satisfies(told -> assertThat(told.subject()).contains("No seat is free"));
        platform.api().patch("/organizations/" + org, Map.of("seatLimit", 9)).orFail();

        var roles = "/organizations/" + org + "/members/" + boss + "/roles";
        platform.api().delete(roles + "?organizationRole=admin").orFail();
        signsInRefused(browser, email, "no longer valid");
        assertThat(status(org, invitation)).isEqualTo("pending");

        // An inviter who may invite again, but not make administrators; and a ceiling without the app role.
        platform.givesOrganizationRole(org, boss, "member-manager", "self");
        platform.withdrawsRoleGroup(org, agents);
        browser.forgetEverybody();
        var page = continues(browser, email);
        page.locator("#b2b-sign-in").click();
        LoginPage.in(page).typePassword(PASSWORD);
        booking.isReached(page);

        assertThat(isMember(org, user)).isTrue();
        assertThat(platform.api()
                        .get("/organizations/" + org + "/members/" + user + "/roles")
                        .orFail()
                        .get("items"))
                .isEmpty();
        assertThat(platform.api()
                        .get("/organizations/" + org + "/audit-events?action=invitation.accept&max=10")
                        .orFail()
                        .toString())
                .contains("leftOut");
    }

    @Test
    void nativeInvitationsOfTheAdminConsoleStillJoin(TestBrowser browser) {
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        try (var sent = realm.admin().organizations().get(acme).members().inviteExistingUser(user)) {
            assertThat(sent.getStatus()).isLessThan(300);
        }

        var page = browser.newPage();
        page.navigate(mail.mailbox(email).newest().link().toString());
        page.locator("#kc-info-message a").click();
        page.waitForLoadState();

        assertThat(isMember(acme, user)).isTrue();
        assertThat(member(acme, user).get("type").asText()).isEqualTo("employee");
    }

    private void signsInRefused(TestBrowser browser, String email, String text) {
        browser.forgetEverybody();
        var page = continues(browser, email);
        if (page.locator("#b2b-sign-in").count() > 0) {
            page.locator("#b2b-sign-in").click();
        } else {
            LoginPage.in(page).typeEmail(email);
        }
        LoginPage.in(page).typePassword(PASSWORD);
        LoginPage.in(page).refuses();
        assertThat(LoginPage.in(page).text()).contains(text);
    }

    private Page follows(Page page, String email) {
        page.navigate(mail.mailbox(email).newest().link().toString());
        return page;
    }

    private Page continues(TestBrowser browser, String email) {
        var page = follows(browser.newPage(), email);
        page.locator("#b2b-continue").click();
        page.waitForLoadState();
        return page;
    }

    private static void registers(Page page, String username) {
        page.locator("#username").fill(username);
        page.locator("#firstName").fill("Ada");
        page.locator("#lastName").fill("Lovelace");
        page.locator("#password").fill(PASSWORD);
        page.locator("#password-confirm").fill(PASSWORD);
        page.locator("[type=submit]").first().click();
    }

    private static void signsInAtHome(Page page, String email) {
        page.locator("#username").fill(email);
        page.locator("#password").fill(PASSWORD);
        page.locator("[type=submit]").first().click();
        page.waitForLoadState();
    }

    private String organization(String alias) {
        var id = platform.createsOrganization(alias + " Inc", alias);
        platform.grants(id, booking);
        platform.grantsRoleGroup(id, agents, false);
        return id;
    }

    /** By the owner of Acme there, by the platform elsewhere. */
    private String invites(String organization, Map<String, Object> body) {
        Api api = organization.equals(acme) ? signedIn(inviterEmail) : platform.api();
        return api.post("/organizations/" + organization + "/invitations", new HashMap<>(body))
                .orFail()
                .get("id")
                .asText();
    }

    private Api signedIn(String email) {
        return OrganizationAdministrator.signsIn(realm, console, email, PASSWORD)
                .api();
    }

    private String status(String organization, String invitation) {
        return platform.api()
                .get("/organizations/" + organization + "/invitations/" + invitation)
                .orFail()
                .get("status")
                .asText();
    }

    private boolean isMember(String organization, String user) {
        return platform.api()
                        .get("/organizations/" + organization + "/members/" + user)
                        .status()
                == 200;
    }

    private com.fasterxml.jackson.databind.JsonNode member(String organization, String user) {
        return platform.api()
                .get("/organizations/" + organization + "/members/" + user)
                .orFail();
    }

    private String membershipType(String organization, String user) {
        return realm.admin()
                .organizations()
                .get(organization)
                .members()
                .member(user)
                .toRepresentation()
                .getMembershipType()
                .name();
    }

    private static List<Map<String, String>> viewer() {
        return List.of(Map.of("application", "booking", "appRole", "viewer"));
    }

    private static String flipped(String token) {
        return (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
    }

    private static String fresh() {
        return "p" + UUID.randomUUID() + "@people.example";
    }
}
