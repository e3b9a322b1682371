package io.keycloakb2b.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** How long a proof of identity counts in an organization: the shortest time that there is, a minute, on a real clock. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class SessionLimitsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ADA = "ada@people.example";
    private static final int LIMIT = 60;

    private TestApplication booking;
    private ResourceServer backend;
    private PlatformAdministrator platform;
    private String ada = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        ada = realm.addsUser(ADA, PASSWORD);
        employer("lax");
        platform.sets(employer("brief"), "session-lifetime", String.valueOf(LIMIT));
        platform.sets(employer("restless"), "session-idle", String.valueOf(LIMIT));
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void limitOfOneOrganizationEndsWhatIsTooOldOrWasNotUsedThere_andNothingElsewhere(TestBrowser browser)
            throws InterruptedException {
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:brief"));
        page.typeEmail(ADA).typePassword(PASSWORD);
        booking.finish(page.page());
        var unused = signsIn("restless");
        var inUse = signsIn("restless");
        var begun = signsIn("brief");

        var brief = begun;
        for (var next = begun; next.granted(); next = booking.refresh(brief)) {
            brief = next;
            assertThat(issuedAt(brief) - issuedAt(begun)).isLessThanOrEqualTo(LIMIT);
            inUse = booking.refresh(inUse);
            assertThat(backend.organization(inUse)).isEqualTo("restless");
            Thread.sleep(1000);
        }

        assertThat(issuedAt(signsIn("lax")) - issuedAt(begun))
                .as("not before its time")
                .isGreaterThanOrEqualTo(LIMIT);
        assertThat(booking.refresh(brief).error()).isEqualTo("invalid_grant");
        assertThat(booking.refresh(unused).error()).isEqualTo("invalid_grant");
        assertThat(backend.organization(booking.refresh(inUse))).isEqualTo("restless");

        var elsewhere = browser.newPage();
        elsewhere.navigate(booking.loginUrl("openid organization:lax"));
        assertThat(backend.organization(booking.finish(elsewhere))).isEqualTo("lax");
        var again = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:brief"));
        again.asksForPassword();
        again.typePassword(PASSWORD);
        assertThat(backend.organization(booking.finish(again.page()))).isEqualTo("brief");
    }

    private TokenResponse signsIn(String organization) {
        return booking.passwordGrant(ADA, PASSWORD, "openid organization:" + organization);
    }

    private static long issuedAt(TokenResponse tokens) {
        return tokens.claims().get("iat").asLong();
    }

    private String employer(String alias) {
        var organization = platform.createsOrganization(alias, alias);
        platform.grants(organization, booking);
        platform.addsMember(organization, ada);
        return organization;
    }
}
