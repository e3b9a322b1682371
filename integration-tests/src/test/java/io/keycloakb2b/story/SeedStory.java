package io.keycloakb2b.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A travel agency with branches three levels deep, a second agency that wants a second factor, and a third that lets
 * nobody in but through its own identity provider. Played from an empty realm to a restarted server.
 */
abstract class SeedStory {

    private static final String PASSWORD = "Correct-Horse-7";

    private RunningKeycloak server;
    private TestRealm realm;
    private TestBrowser browser;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private ResourceServer bookingBackend;

    private String agency;
    private String north;
    private String northHarbour;

    @BeforeEach
    void meet(RunningKeycloak server, TestRealm realm, TestBrowser browser, MailServer mail) {
        this.server = server;
        this.realm = realm;
        this.browser = browser;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer", "approver");
        bookingBackend = new ResourceServer(realm.url(), "booking");
    }

    @AfterEach
    void part() {
        booking.close();
    }

    @Test
    void agenciesWithBranchesSignInAtHome_andGetWhatTheyWereGranted() {
        platformBuildsTheAgency();
        var agent = agencyGivesAPersonOfTheNorthBranchBookingAgent();

        var inNorth = personSignsIn(agent, north);
        assertThat(bookingBackend.organization(inNorth)).isEqualTo("globe-north");
        assertThat(bookingBackend.roles(inNorth)).containsExactly("booking-agent");

        var inHarbour = personSignsInAgain(agent, northHarbour);
        assertThat(bookingBackend.organization(inHarbour)).isEqualTo("globe-north-harbour");
        assertThat(bookingBackend.roles(inHarbour)).containsExactly("viewer");
    }

    // the rest of the story follows in the steps below

    private void platformBuildsTheAgency() {
        platform.marksApplication(booking);
        var agents = platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        var viewers = platform.definesRoleGroup(booking, "Viewers", "viewer");
        var approvers = platform.definesRoleGroup(booking, "Approvers", "approver");
        agency = platform.createsOrganization("Globe Travel", "globe");
        north = platform.createsBranch(agency, "Globe Travel North", "globe-north");
        northHarbour = platform.createsBranch(north, "Globe Travel North Harbour", "globe-north-harbour");
        platform.grants(agency, booking);
        platform.grantsExposed(agency, agents);
        platform.grantsExposed(agency, viewers);
        platform.grantsPrivately(agency, approvers);
    }

    private String agencyGivesAPersonOfTheNorthBranchBookingAgent() {
        throw new UnsupportedOperationException();
    }

    private TokenResponse personSignsIn(String email, String organization) {
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:" + organization));
        page.asksForEmail();
        page.typeEmail(email).typePassword(PASSWORD);
        return booking.finish(page.page());
    }

    private TokenResponse personSignsInAgain(String email, String organization) {
        throw new UnsupportedOperationException(email + organization + server + mail);
    }
}
