package io.keycloakb2b.invitation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The page behind the link in the mail: what it says, what it lets others do, and how one says no on it. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class InvitationPageIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private final HttpClient http = HttpClient.newHttpClient();
    private TestRealm realm;
    private MailServer mail;
    private EmbeddedPostgreSql database;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private String acme = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail, TestDatabase database) {
        this.realm = realm;
        this.mail = mail;
        this.database = (EmbeddedPostgreSql) database;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        var representation = realm.admin().toRepresentation();
        representation.setLoginTheme("b2b");
        representation.setInternationalizationEnabled(true);
        representation.setSupportedLocales(Set.of("en", "de"));
        representation.setDefaultLocale("en");
        realm.admin().update(representation);
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        platform.marksApplication(booking);
        acme = platform.createsOrganization("Acme Inc", "acme");
        platform.grants(acme, booking);
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void addressWithTheTokenIsNotPassedOnNorKept() throws Exception {
        var email = fresh();
        invites(email);
        for (var address : new String[] {link(email), link(email) + "x"}) {
            var seen = get(address);
            assertThat(seen.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(seen.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
    }

    @Test
    void invitationIsDeclined_withoutAnAccountAndWithoutScripts(Chromium chromium) {
        var email = fresh();
        var invitation = invites(email);

        try (var browser = chromium.openWithoutScripts()) {
            var page = follows(browser, email);
            browser.screenshot(page, "invitation-page");
            page.locator("#b2b-decline").click();
            assertThat(page.locator("#b2b-invitation-message")).containsText("You have declined");
            assertThat(page.locator("button")).hasCount(0);
            browser.screenshot(page, "invitation-declined");
        }

        assertThat(status(invitation)).isEqualTo("declined");
        var events = platform.api()
                .get("/organizations/" + acme + "/audit-events?action=invitation.decline&max=50")
                .orFail();
        assertThat(events.toString()).contains(invitation);
    }

    @Test
    void formsOfOtherSitesDoNothing(TestBrowser browser) throws Exception {
        var email = fresh();
        var invitation = invites(email);
        var token = token(email);
        var eve = signedIn(browser);

        for (var form : new String[] {
            "token=" + token, "token=" + token + "&guard=", "token=" + token + "&guard=" + "A".repeat(43)
        }) {
            assertThat(post("/decline", form, "").statusCode()).isEqualTo(303);
            assertThat(post("/decline", form, "B2B_INVITATION=" + "B".repeat(43))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(post("/decline", form, "B2B_INVITATION=").statusCode()).isEqualTo(303);
        }
        assertThat(status(invitation)).isEqualTo("pending");

        // a site that shares the browser, whose cookies go along or not, as the browser decides
        var page = browser.newPage();
        page.navigate(link(email));
        var stranger = browser.newPage();
        for (var action : new String[] {"decline", "sign-out"}) {
            stranger.navigate("about:blank");
            stranger.setContent("<form method=post action='" + realm.url() + "/b2b-invitation/" + action
                    + "'><input name=token value='" + token
                    + "'><input name=guard value=''><button>go</button></form>");
            stranger.locator("button").click();
            assertThat(stranger.locator("#b2b-other-account")).containsText(eve);
        }
        assertThat(status(invitation)).isEqualTo("pending");
    }

    @Test
    void somebodyElseIsToldSo_signsOut_andThePersonComesIn(TestBrowser browser) {
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        var invitation = invites(email);
        var eve = signedIn(browser);

        var page = follows(browser, email);
        assertThat(page.locator("#b2b-other-account")).containsText("You are signed in as " + eve);
        assertThat(page.locator("#b2b-other-account")).containsText("this invitation is for " + email);
        assertThat(page.locator("#b2b-continue")).hasCount(0);
        browser.screenshot(page, "invitation-other-account");
        page.locator("#b2b-sign-out").click();
        page.locator("#b2b-continue").click();
        page.locator("#b2b-sign-in").click();
        LoginPage.in(page).typePassword(PASSWORD);
        booking.isReached(page);

        assertThat(status(invitation)).isEqualTo("accepted");
        assertThat(platform.api()
                        .get("/organizations/" + acme + "/members/" + user)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void linkWhoseTimeIsOverSaysSo(TestBrowser browser) throws Exception {
        var email = fresh();
        var invitation = invites(email);
        realm.addsUser(email, PASSWORD);
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                var statement = connection.prepareStatement("update b2b_invitation set expires_at = ? where id = ?")) {
            statement.setLong(1, System.currentTimeMillis() - 1);
            statement.setString(2, invitation);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        var page = follows(browser, email);
        assertThat(page.locator("#b2b-invitation-message")).containsText("has expired");
        assertThat(page.locator("#b2b-decline")).hasCount(0);
        browser.screenshot(page, "invitation-expired");
        page.locator("#b2b-continue").click();
        LoginPage.in(page).typeEmail(email).typePassword(PASSWORD);

        LoginPage.in(page).refuses();
        assertThat(LoginPage.in(page).text()).contains("expired");
    }

    @Test
    void linkThatWasTakenBackSaysSo(TestBrowser browser) {
        var email = fresh();
        var invitation = invites(email);
        platform.api()
                .delete("/organizations/" + acme + "/invitations/" + invitation)
                .orFail();

        var page = follows(browser, email);

        assertThat(page.locator("#b2b-invitation-message")).containsText("was taken back");
        assertThat(page.locator("#b2b-decline")).hasCount(0);
    }

    @Test
    void linkThatWasUsedSaysSo(TestBrowser browser) {
        var email = fresh();
        realm.addsUser(email, PASSWORD);
        invites(email);
        var first = follows(browser, email);
        first.locator("#b2b-continue").click();
        first.locator("#b2b-sign-in").click();
        LoginPage.in(first).typePassword(PASSWORD);
        booking.isReached(first);

        var page = follows(browser, email);

        assertThat(page.locator("#b2b-invitation-message")).containsText("used before");
        assertThat(page.locator("#b2b-decline")).hasCount(0);
    }

    @Test
    void pageIsDark_andFitsAPhone(TestBrowser browser) {
        var email = fresh();
        invites(email);
        signedIn(browser);
        var page = browser.newPage();
        page.setViewportSize(360, 740);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        page.navigate(link(email));

        assertThat(page.locator("#b2b-sign-out")).containsText("Sign out");
        assertThat(page.locator("#b2b-decline")).containsText("Decline");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        browser.screenshot(page, "invitation-other-account-phone-dark");
    }

    /** @return the address of somebody who is signed in in the browser */
    private String signedIn(TestBrowser browser) {
        var email = fresh();
        realm.addsUser(email, PASSWORD);
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid"));
        page.typeEmail(email).typePassword(PASSWORD);
        booking.finish(page.page());
        return email;
    }

    private Page follows(TestBrowser browser, String email) {
        var page = browser.newPage();
        page.navigate(link(email));
        return page;
    }

    private String invites(String email) {
        return platform.api()
                .post("/organizations/" + acme + "/invitations", Map.of("email", email, "application", "booking"))
                .orFail()
                .get("id")
                .asText();
    }

    private String status(String invitation) {
        return platform.api()
                .get("/organizations/" + acme + "/invitations/" + invitation)
                .orFail()
                .get("status")
                .asText();
    }

    private String link(String email) {
        return mail.mailbox(email).newest().link().toString();
    }

    private String token(String email) {
        var link = link(email);
        return link.substring(link.indexOf("token=") + 6);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String action, String form, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(realm.url() + "/b2b-invitation" + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String fresh() {
        return "p" + UUID.randomUUID().toString().substring(0, 8) + "@people.example";
    }
}
