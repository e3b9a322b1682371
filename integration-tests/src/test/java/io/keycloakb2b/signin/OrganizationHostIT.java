package io.keycloakb2b.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.login.Refusals;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The host that a browser asks. Browsers find every name that ends in {@code .localhost} on the own machine. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class OrganizationHostIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ADA = "ada@people.example";
    private static final String ACME_HOST = "login.acme.localhost";
    private static final String NOBODYS_HOST = "login.nobody.localhost";

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication plain;
    private String acme = "";
    private String globex = "";
    private String ada = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        plain = TestApplication.register(realm.url(), realm.admin(), "plain");
        platform.marksApplication(booking);
        ada = realm.addsUser(ADA, PASSWORD);
        acme = employer("Acme Corporation", "acme");
        globex = employer("Globex", "globex");
        platform.givesHost(acme, ACME_HOST);
    }

    @AfterAll
    void close() {
        booking.close();
        plain.close();
    }

    @Test
    void loginIsForTheOrganizationOfTheHost_fromTheFirstPageToTheToken(TestBrowser browser) {
        var page = LoginPage.open(browser.newPage(), under(ACME_HOST, booking, "openid"));
        assertThat(page.locator("#kc-header-wrapper")).hasText("Acme Corporation");
        browser.screenshot(page.page(), "login-host");

        page.typeEmail(ADA).typePassword(PASSWORD);
        var tokens = booking.finish(page.page());

        assertThat(tokens.claims().get("org_id").asText()).isEqualTo(acme);
        // Wherever the code was redeemed: docs/branding.md says what follows of it.
        assertThat(tokens.claims().get("iss").asText())
                .isEqualTo(realm.url().toString().replace(realm.url().getHost(), ACME_HOST));
    }

    @Test
    void caseOfTheHostMakesNoDifference(TestBrowser browser) {
        assertThat(name(browser, under("LOGIN.Acme.LocalHost", booking, "openid")))
                .isEqualTo("Acme Corporation");
    }

    @Test
    void hostThatIsNobodysChangesNothing(TestBrowser browser) {
        var elsewhere = name(browser, booking.loginUrl("openid"));
        assertThat(name(browser, under(NOBODYS_HOST, booking, "openid"))).isEqualTo(elsewhere);
        assertThat(name(browser, under(NOBODYS_HOST, booking, "openid organization:globex")))
                .isEqualTo("Globex");
    }

    @Test
    void whatTheRequestNamesHasToAgreeWithTheHost(TestBrowser browser) {
        assertThat(name(browser, under(ACME_HOST, booking, "openid organization:acme")))
                .isEqualTo("Acme Corporation");
        assertThat(refusal(browser, under(ACME_HOST, booking, "openid organization:globex")))
                .isEqualTo("org_mismatch");
        assertThat(refusal(browser, under(ACME_HOST, booking, "openid") + "&organization=" + globex))
                .isEqualTo("org_mismatch");
        assertThat(refusal(browser, under(ACME_HOST, booking, "openid") + "&organization=unheard-of"))
                .isEqualTo("org_unknown");
    }

    @Test
    void hostOpensNoDoorThatTheOrganizationCloses(TestBrowser browser) {
        var closed = organization("Closed", "closed");
        platform.givesHost(closed, "login.closed.localhost");
        var page = LoginPage.open(browser.newPage(), under("login.closed.localhost", booking, "openid"));
        page.typeEmail(ADA).typePassword(PASSWORD);
        assertThat(Refusals.word(page.page().content())).contains("not_a_member");

        platform.addsMember(closed, ada);
        platform.sets(closed, "first-factors", "sso");
        assertThat(refusal(browser, under("login.closed.localhost", booking, "openid")))
                .isEqualTo("sso_unavailable");
    }

    @Test
    void suspendedOrganizationIsRefusedAsByEveryOtherHint_andADeletedOneLeavesNothing(TestBrowser browser) {
        var gone = employer("Gone", "gone");
        platform.givesHost(gone, "login.gone.localhost");
        var address = under("login.gone.localhost", booking, "openid");
        assertThat(name(browser, address)).isEqualTo("Gone");

        platform.api()
                .patch("/organizations/" + gone, Map.of("status", "suspended"))
                .orFail();
        assertThat(refusal(browser, address)).isEqualTo("org_unavailable");

        realm.admin().organizations().get(gone).delete().close();
        assertThat(name(browser, address)).isEqualTo(name(browser, booking.loginUrl("openid")));
    }

    @Test
    void applicationThatTakesNoOrganizationsIsNotForTheHost(TestBrowser browser) {
        var shop = TestApplication.register(realm.url(), realm.admin(), "shop");
        platform.api()
                .put("/applications/" + shop.id(realm.admin()), Map.of("organizations", "deny"))
                .orFail();

        assertThat(refusal(browser, under(ACME_HOST, shop, "openid"))).isEqualTo("org_not_allowed");
        shop.close();
    }

    @Test
    void ordinaryClientSeesThePagesOfTheOrganization_andNothingElseOfIt(TestBrowser browser) {
        var page = LoginPage.open(browser.newPage(), under(ACME_HOST, plain, "openid"));
        assertThat(page.locator("#kc-header-wrapper")).hasText("Acme Corporation");
        page.typeEmail(ADA).typePassword(PASSWORD);

        var tokens = plain.finish(page.page());

        assertThat(tokens.claims().has("org_id")).isFalse();
        assertThat(tokens.claims().has("organization")).isFalse();
    }

    @Test
    void hostIsGivenOnce_inOneForm_andMoves() {
        var other = organization("Other", "other");
        assertThat(put(other, "LOGIN.Acme.Localhost.").code()).isEqualTo("already_exists");
        assertThat(put(other, "Anmeldung.Müller.Example").orFail().get("host").asText())
                .isEqualTo("anmeldung.xn--mller-kva.example");
        assertThat(read(other)).isEqualTo("anmeldung.xn--mller-kva.example");

        put(other, "login.other.example").orFail();
        put(globex, "anmeldung.müller.example").orFail();
        platform.api().delete("/organizations/" + other + "/host").orFail();

        assertThat(read(other)).isEmpty();
        assertThat(platform.api().delete("/organizations/" + other + "/host").status())
                .isEqualTo(404);
        platform.api().delete("/organizations/" + globex + "/host").orFail();
    }

    @Test
    void whatIsNoHostOfOneOrganizationIsRefused() {
        for (var bad : List.of(
                "",
                "localhost",
                "127.0.0.1",
                "[::1]",
                "login.acme.example:8080",
                "https://login.acme.example",
                "login.acme.example/realms",
                "login_acme.example",
                "-login.acme.example",
                "login..example",
                "*.acme.example",
                "straße.example",
                "a".repeat(64) + ".example",
                "a.".repeat(130) + "example",
                "login.acme.example\r\nX: y")) {
            var answer = put(globex, bad);
            assertThat(answer.status() + " " + answer.field()).as(bad).isEqualTo("400 host");
        }
        assertThat(read(globex)).isEmpty();
    }

    private ApiAnswer put(String organization, String host) {
        return platform.api().put("/organizations/" + organization + "/host", Map.of("host", host));
    }

    private String read(String organization) {
        return platform.api()
                .get("/organizations/" + organization + "/host")
                .orFail()
                .path("host")
                .asText();
    }

    private String employer(String name, String alias) {
        var organization = organization(name, alias);
        platform.addsMember(organization, ada);
        return organization;
    }

    private String organization(String name, String alias) {
        var organization = platform.createsOrganization(name, alias);
        platform.grants(organization, booking);
        return organization;
    }

    private static String under(String host, TestApplication application, String scope) {
        var url = URI.create(application.loginUrl(scope));
        return url.toString().replace("://" + url.getHost() + ":", "://" + host + ":");
    }

    private static String name(TestBrowser browser, String url) {
        return show(browser, url).locator("#kc-header-wrapper").innerText();
    }

    private static String refusal(TestBrowser browser, String url) {
        var page = show(browser, url);
        return Refusals.word(page.content()).orElseThrow(() -> new AssertionError(page.url() + ": " + page.content()));
    }

    private static Page show(TestBrowser browser, String url) {
        var page = browser.newPage();
        page.navigate(url);
        return page;
    }
}
