package io.keycloakb2b.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import org.junit.jupiter.api.Test;

@KeycloakTest
final class ServerStartsIT {

    @Test
    void loginPageIsShown_whenTheAccountConsoleIsOpened(TestRealm realm, TestBrowser browser) {
        var page = browser.newPage();

        page.navigate(realm.accountUrl().toString());

        assertThat(page.locator("#kc-login")).isVisible();
        assertThat(browser.screenshot(page, "login-page")).isNotEmptyFile();
    }

    @Test
    void logHasNoError_whenTheServerHasStarted(RunningKeycloak server) {
        assertThat(server.log()).contains("Listening on").doesNotContain(" ERROR ");
    }
}
