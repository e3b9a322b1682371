package io.keycloakb2b.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The login page in an organization's name and colours. Its pictures end up in the documentation. */
@KeycloakTest
final class BrandedLoginIT {

    private static final String GLOBE_TRAVEL = "openid organization:globe-travel";
    private static final String SUNRISE = "openid organization:sunrise-agency";

    @BeforeAll
    static void sampleRealm(RunningKeycloak server) {
        SampleRealm.passing(server).create();
    }

    @Test
    void loginPageShowsNameAndColors_whenTheScopeNamesAnOrganization(RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();
        page.setViewportSize(1200, 800);

        open(page, server, GLOBE_TRAVEL);

        assertThat(page.locator("#kc-header-wrapper")).hasText("Globe Travel");
        assertThat(page.locator("#b2b-platform")).hasText("Provided by Holiday booking");
        assertThat(page).hasTitle("Sign in to Globe Travel");
        assertThat(page.locator("#kc-login")).hasCSS("background-color", "rgb(11, 110, 79)");
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(223, 243, 234)");
        browser.screenshot(page, "login");
    }

    @Test
    void branchInheritsTheColorsOfItsParent(RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();

        open(page, server, "openid organization:globe-travel-north");

        assertThat(page.locator("#kc-header-wrapper")).hasText("Globe Travel North");
        assertThat(page.locator("#kc-login")).hasCSS("background-color", "rgb(11, 110, 79)");
    }

    @Test
    void loginPageIsDark_whenTheBrowserIs(RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();
        page.setViewportSize(1200, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        open(page, server, GLOBE_TRAVEL);

        assertThat(page.locator(".pf-v5-c-login__main")).hasCSS("background-color", "rgb(27, 29, 33)");
        browser.screenshot(page, "login-dark");
    }

    @Test
    void loginPageFitsAPhone(RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();
        page.setViewportSize(360, 740);

        open(page, server, GLOBE_TRAVEL);

        browser.screenshot(page, "login-phone");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void loginWorksWithoutScripts(RunningKeycloak server, Chromium chromium) {
        try (var browser = chromium.openWithoutScripts()) {
            var page = browser.newPage();

            open(page, server, GLOBE_TRAVEL);
            page.locator("#username").fill("gloria");
            page.locator("#kc-login").click();
            browser.screenshot(page, "login-without-scripts");
            page.locator("#password").fill(SampleRealm.PASSWORD);
            page.locator("#kc-login").click();

            assertThat(page.url()).contains("code=");
        }
    }

    @Test
    void loginPageSpeaksGerman(RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();

        page.navigate(guide(server).signIn(GLOBE_TRAVEL) + "&ui_locales=de");

        assertThat(page.locator("#b2b-platform")).hasText("Bereitgestellt von Holiday booking");
        browser.screenshot(page, "login-german");
    }

    @Test
    void denialIsFriendly_whenThePersonIsNoMember(RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();

        open(page, server, GLOBE_TRAVEL);
        page.locator("#username").fill("tina");
        page.locator("#kc-login").click();
        page.locator("#password").fill(SampleRealm.PASSWORD);
        page.locator("#kc-login").click();

        assertThat(page.locator("#kc-error-message"))
                .containsText(
                        "You have no access to this organization. Please ask its administrator for an invitation.");
        assertThat(page.locator("#kc-header-wrapper")).hasText("Globe Travel");
        browser.screenshot(page, "login-denied");
    }

    @Test
    void passwordPageShowsTheOrganizationOfTheTypedDomain(RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();

        open(page, server, "openid");
        assertThat(page.locator("#kc-header-wrapper")).hasText("Holiday booking");
        page.locator("#username").fill("nobody@globe-travel.example");
        page.locator("#kc-login").click();

        assertThat(page.locator("#kc-header-wrapper")).hasText("Globe Travel");
        assertThat(page.locator("#password")).isVisible();
    }

    @Test
    void securityPolicyStaysKeycloaksOwn(RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();

        var response = open(page, server, GLOBE_TRAVEL);

        assertThat(response.headerValue("content-security-policy"))
                .isEqualTo("frame-src 'self'; frame-ancestors 'self'; object-src 'none';");
    }

    @Test
    void loginPageStaysNative_whenTheRealmIsWithoutThePack(TestRealm realm, TestBrowser browser) {
        var page = browser.newPage();

        page.navigate(realm.accountUrl().toString());

        assertThat(page.locator("#kc-login")).isVisible();
        assertThat(page.content()).doesNotContain("b2b");
    }

    @Test
    void personSignsInAtTheOwnProvider_whenTheOrganizationRequiresSingleSignOn(
            RunningKeycloak server, TestBrowser browser) {
        var page = browser.newPage();

        open(page, server, SUNRISE);

        assertThat(page.locator("#kc-header-wrapper")).hasText("Sunrise Agency's own directory");
        page.locator("#username").fill("sam");
        page.locator("#password").fill(SampleRealm.PASSWORD);
        page.locator("#kc-login").click();
        assertThat(page.url()).contains("code=");
    }

    private static Response open(Page page, RunningKeycloak server, String scope) {
        var response = page.navigate(guide(server).signIn(scope));
        assertThat(response).isNotNull();
        return response;
    }

    private static Guide guide(RunningKeycloak server) {
        return new Guide(server.baseUrl(), server.admin());
    }
}
