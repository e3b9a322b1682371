package io.keycloakb2b.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Limits of sessions that one organization of a person has, and another has not. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ReauthenticationIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ADA = "ada@people.example";

    private TestApplication booking;
    private ResourceServer backend;
    private PlatformAdministrator platform;
    private String strict = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        strict = platform.createsOrganization("Strict", "strict");
        var lax = platform.createsOrganization("Lax", "lax");
        var ada = realm.addsUser(ADA, PASSWORD);
        for (var organization : new String[] {strict, lax}) {
            platform.grants(organization, booking);
            platform.addsMember(organization, ada);
        }
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void whoIsToProveThemselvesOftenIsAskedAgainThere_andNowhereElse(TestBrowser browser) {
        platform.sets(strict, "reauthentication-interval", "1");
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:strict"));
        page.typeEmail(ADA).typePassword(PASSWORD);
        var tokens = booking.finish(page.page());
        var signedIn = System.nanoTime();

        var other = browser.newPage();
        other.navigate(booking.loginUrl("openid organization:lax"));
        assertThat(backend.organization(booking.finish(other))).isEqualTo("lax");
        while (System.nanoTime() - signedIn < 2_000_000_000L) {
            // Keycloak's clock and this one go on; every look is one more use of the session.
            other.navigate(booking.loginUrl("openid organization:lax"));
            booking.finish(other);
        }

        var again = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:strict"));
        again.asksForPassword();
        assertThat(backend.organization(booking.refresh(tokens))).isEqualTo("strict");
        var silent = browser.newPage();
        silent.navigate(booking.silentLoginUrl("openid organization:strict"));
        assertThat(booking.refusal(silent)).isIn("login_required", "interaction_required");
        again.typePassword(PASSWORD);
        assertThat(backend.organization(booking.finish(again.page()))).isEqualTo("strict");
    }

    @Test
    void limitsSayWhatTheyTake() {
        for (var setting : new String[] {"session-lifetime", "session-idle", "reauthentication-interval"}) {
            for (var value : new String[] {"0", "-1", "31536001", "1h", "99999999999"}) {
                var answer = platform.api()
                        .patch(
                                "/organizations/" + strict + "/settings",
                                java.util.Map.of(setting, java.util.Map.of("value", value)));
                assertThat(answer.code()).isEqualTo("invalid_value");
                assertThat(answer.field()).isEqualTo(setting);
            }
        }
    }
}
