package io.keycloakb2b.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.Keyboard;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Every page that a login may show, used without a mouse. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class KeyboardIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication asksAfterwards;
    private ResourceServer backend;
    private String acme = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.allowsPasswordReset();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking");
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        asksAfterwards = TestApplication.register(realm.url(), realm.admin(), "asks-afterwards");
        platform.api()
                .put(
                        "/applications/" + asksAfterwards.id(realm.admin()),
                        Map.of("organizations", "require", "prompt", "after-login"))
                .orFail();
        acme = organization("acme");
    }

    @AfterAll
    void close() {
        booking.close();
        asksAfterwards.close();
    }

    @Test
    void passwordAndAnAppThatIsSetUpAndThenAskedFor(TestBrowser browser) {
        var strict = organization("strict");
        platform.sets(strict, "mfa", "required");
        var person = member(strict);
        var page = browser.newPage();
        var keys = signsIn(page, booking.loginUrl("openid organization:strict"), person);

        var app = keys.enrolsOtp();
        assertThat(backend.organization(booking.finish(page))).isEqualTo("strict");

        browser.forgetEverybody();
        signsIn(page, booking.loginUrl("openid organization:strict"), person);
        keys.typesOtp(app);
        assertThat(backend.organization(booking.finish(page))).isEqualTo("strict");
    }

    @Test
    void wrongPasswordIsTypedOnceMore(TestBrowser browser) {
        var page = browser.newPage();
        page.navigate(booking.loginUrl("openid organization:acme"));
        var keys = new Keyboard(page);
        keys.reaches("#username").types(member(acme)).presses();
        keys.reaches("#password").types("wrong").presses();
        assertThat(page.locator("#input-error-password, #input-error")).isVisible();
        browser.screenshot(page, "keyboard-wrong-password");

        keys.reaches("#password").types(PASSWORD).presses();
        assertThat(backend.organization(booking.finish(page))).isEqualTo("acme");
    }

    @Test
    void organizationIsChosenAmongSeveral(TestBrowser browser) {
        var other = organization("other");
        var person = member(acme);
        platform.addsMember(
                other, realm.admin().users().searchByEmail(person, true).get(0).getId());
        var page = browser.newPage();
        var keys = signsIn(page, asksAfterwards.loginUrl("openid"), person);

        keys.reaches("#organization-other").presses();
        assertThat(new ResourceServer(realm.url(), "asks-afterwards").organization(asksAfterwards.finish(page)))
                .isEqualTo("other");
    }

    @Test
    void providerIsChosenAmongSeveral(TestBrowser browser) {
        var firm = organization("firm");
        platform.givesDomain(firm, "firm.example");
        try (var ignored = ProviderRealm.of(realm, "firm-first", firm);
                var second = ProviderRealm.of(realm, "firm-second", firm)) {
            platform.sets(firm, "sso-required", "true");
            var person = "p" + UUID.randomUUID() + "@firm.example";
            var user = realm.addsUser(person, PASSWORD);
            platform.addsMember(firm, user);
            second.knows(user, person, PASSWORD);
            var page = browser.newPage();
            page.navigate(booking.loginUrl("openid"));
            var keys = new Keyboard(page);
            keys.reaches("#username").types(person).presses();
            assertThat(page.locator("#password")).hasCount(0);
            assertThat(page.locator("#social-firm-first")).isVisible();
            browser.screenshot(page, "keyboard-providers");

            keys.reaches("#social-firm-second").presses();
            page.waitForURL(url -> url.startsWith(second.url()));
            keys.reaches("#username").types(person);
            keys.reaches("#password").types(PASSWORD).presses();
            assertThat(backend.organization(booking.finish(page))).isEqualTo("firm");
        }
    }

    @Test
    void passwordIsForgottenAndSetAnew(TestBrowser browser) {
        var person = member(acme);
        var page = browser.newPage();
        page.navigate(booking.loginUrl("openid organization:acme"));
        var keys = new Keyboard(page);
        keys.reaches("#username").types(person).presses();
        keys.reaches("a[href*=reset-credentials]").presses();
        keys.reaches("#username");
        page.locator("#username").fill("");
        keys.types(person).presses();

        page.navigate(mail.mailbox(person).newest().link().toString());
        keys.reaches("#password-new").types("Battery-Staple-8");
        keys.reaches("#password-confirm").types("Battery-Staple-8").presses();
        assertThat(backend.organization(booking.finish(page))).isEqualTo("acme");
    }

    @Test
    void refusalIsLeftForAnotherBeginning(TestBrowser browser) {
        var outsider = fresh();
        realm.addsUser(outsider, PASSWORD);
        var page = browser.newPage();
        var keys = signsIn(page, booking.loginUrl("openid organization:acme"), outsider);
        LoginPage.in(page).refuses();

        keys.reaches("#b2b-start-again").presses();
        keys.reaches("#username").types(member(acme)).presses();
        keys.reaches("#password").types(PASSWORD).presses();
        assertThat(backend.organization(booking.finish(page))).isEqualTo("acme");
    }

    private static Keyboard signsIn(Page page, String url, String person) {
        page.navigate(url);
        var keys = new Keyboard(page);
        keys.reaches("#username").types(person).presses();
        return keys.reaches("#password").types(PASSWORD).presses();
    }

    private String member(String organization) {
        var email = fresh();
        platform.addsMember(organization, realm.addsUser(email, PASSWORD));
        return email;
    }

    private String organization(String alias) {
        var id = platform.createsOrganization(alias + " Inc", alias);
        platform.grants(id, booking);
        platform.grants(id, asksAfterwards);
        return id;
    }

    private static String fresh() {
        return "p" + UUID.randomUUID() + "@people.example";
    }
}
