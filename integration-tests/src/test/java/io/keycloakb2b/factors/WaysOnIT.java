package io.keycloakb2b.factors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Pages that are refusals, and pages and links that no longer hold: each tells a way on, and nothing about accounts. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class WaysOnIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
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
        var client = realm.admin().clients().get(booking.id(realm.admin()));
        var representation = client.toRepresentation();
        representation.setBaseUrl(booking.callbackUrl());
        client.update(representation);
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        acme = organization("acme");
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void whoeverIsRefusedStartsAgainAsSomebodyElse(TestBrowser browser) {
        var outsider = fresh();
        realm.addsUser(outsider, PASSWORD);
        var member = member(acme);
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:acme"));
        page.typeEmail(outsider).typePassword(PASSWORD);
        page.refuses();
        assertThat(page.locator("#try-another-way")).hasCount(0);
        pictures(browser, page.page(), "refused");
        assertThat(page.locator("#backToApplication")).hasAttribute("href", booking.callbackUrl());

        page.locator("#b2b-start-again").click();
        page.asksForEmail();
        page.typeEmail(member).typePassword(PASSWORD);
        assertThat(backend.organization(booking.finish(page.page()))).isEqualTo("acme");
    }

    @Test
    void replayedCallbackOfAProviderTellsAWayBack(TestBrowser browser) {
        var sunny = organization("sunny");
        platform.givesDomain(sunny, "sunny.example");
        try (var home = ProviderRealm.of(realm, "sunny-sso", sunny)) {
            var person = "p" + UUID.randomUUID() + "@sunny.example";
            var user = realm.addsUser(person, PASSWORD);
            platform.addsMember(sunny, user);
            home.knows(user, person, PASSWORD);
            var page = browser.newPage();
            var callbacks = new ArrayList<String>();
            page.onRequest(request -> {
                if (request.url().contains("/broker/sunny-sso/endpoint")) {
                    callbacks.add(request.url());
                }
            });
            page.navigate(booking.loginUrl("openid organization:sunny") + "&kc_idp_hint=sunny-sso");
            page.locator("#username").fill(person);
            page.locator("#password").fill(PASSWORD);
            page.locator("[type=submit]").first().click();
            booking.finish(page);

            browser.forgetEverybody();
            var replay = LoginPage.open(browser.newPage(), callbacks.get(0));

            saysNothing(replay, person);
            assertThat(replay.locator("#backToApplication")).isVisible();
            browser.screenshot(replay.page(), "replayed-callback");
        }
    }

    @Test
    void oldLinkTellsSo(TestBrowser browser) {
        var person = member(acme);
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:acme"));
        page.typeEmail(person);
        page.locator("a[href*=reset-credentials]").first().click();
        page.locator("#username").fill(person);
        page.locator("[type=submit]").first().click();
        var link = mail.mailbox(person).newest().link().toString();
        var first = browser.newPage();
        first.navigate(link);
        first.locator("#password-new").fill("Battery-Staple-8");
        first.locator("#password-confirm").fill("Battery-Staple-8");
        first.locator("[type=submit]").first().click();
        booking.isReached(first);
        first.close();
        page.page().close();

        browser.forgetEverybody();
        var again = LoginPage.open(browser.newPage(), link);

        saysNothing(again, person);
        assertThat(again.text()).contains("has expired or was used before.");
        assertThat(again.locator("#backToApplication")).isVisible();
        browser.screenshot(again.page(), "old-link");
    }

    @Test
    void formOfALoginThatIsGoneTellsAWayBack(TestBrowser browser) {
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:acme"));
        browser.context().clearCookies();

        page.typeEmail("somebody@acme.example");

        saysNothing(page, "somebody");
        assertThat(page.text()).contains("Your sign-in can no longer be continued");
        assertThat(page.locator("#backToApplication")).isVisible();
        pictures(browser, page.page(), "login-gone");
    }

    @Test
    void changedFormsEndInAPage(TestBrowser browser) {
        for (var change : List.of(
                "document.querySelector('form').action = document.querySelector('form').action.replace(/execution=[^&]+/, 'execution=' + crypto.randomUUID())",
                "document.querySelector('form').action = document.querySelector('form').action.replace(/session_code=[^&]+/, 'session_code=x')",
                "document.querySelector('form').action = document.querySelector('form').action.replace(/tab_id=[^&]+/, 'tab_id=x')",
                "document.querySelector('form').insertAdjacentHTML('beforeend', '<input type=hidden name=authenticationExecution value=x>')")) {
            browser.forgetEverybody();
            var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:acme"));
            page.page().evaluate(change);
            page.typeEmail("somebody@acme.example");

            saysNothing(page, "");
            assertThat(page.locator("#username, #password, #b2b-start-again, #backToApplication, #loginRestartLink")
                            .first())
                    .isVisible();
            // Tabs of several logins would go on asking each other which one is still there.
            page.page().close();
        }
    }

    @Test
    void pickerAndTheStartAfterItShowTheChosenOrganization(TestBrowser browser) {
        var other = organization("other");
        platform.sets(other, "first-factors", "email-code");
        platform.sets(other, "brand-display-name", "The Other One");
        var person = member(acme);
        platform.addsMember(other, id(person));
        platform.api()
                .put(
                        "/applications/" + booking.id(realm.admin()),
                        Map.of("organizations", "require", "prompt", "after-login"))
                .orFail();
        try {
            var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid"));
            page.typeEmail(person).typePassword(PASSWORD);
            assertThat(page.locator("#organization-acme")).isVisible();
            pictures(browser, page.page(), "picker");
            page.locator("#organization-other").click();

            // That one takes no passwords: its login starts, with the name that was there already.
            assertThat(page.locator("#kc-header-wrapper")).hasText("The Other One");
            assertThat(page.locator("#username")).hasValue(person);
            page.locator("#kc-login").click();
            page.asksForCode();
            assertThat(page.locator("#kc-header-wrapper")).hasText("The Other One");
            browser.screenshot(page.page(), "picked");
        } finally {
            platform.marksApplication(booking);
        }
    }

    private static void saysNothing(LoginPage page, String person) {
        assertThat(page.page().content()).doesNotContain("Exception", "java.", "at org.keycloak");
        if (!person.isEmpty()) {
            assertThat(page.text()).doesNotContain(person);
        }
    }

    private static void pictures(TestBrowser browser, Page page, String name) {
        page.setViewportSize(1200, 800);
        browser.screenshot(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(360, 740);
        browser.screenshot(page, name + "-phone-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private String member(String organization) {
        var email = fresh();
        platform.addsMember(organization, realm.addsUser(email, PASSWORD));
        return email;
    }

    private String id(String person) {
        return realm.admin().users().searchByEmail(person, true).get(0).getId();
    }

    private String organization(String alias) {
        var id = platform.createsOrganization(alias + " Inc", alias);
        platform.grants(id, booking);
        return id;
    }

    private static String fresh() {
        return "p" + UUID.randomUUID() + "@people.example";
    }
}
