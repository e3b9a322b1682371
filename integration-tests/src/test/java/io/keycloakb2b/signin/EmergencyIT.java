package io.keycloakb2b.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.login.OtpApp;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A company that requires single sign-on, whose provider is gone: who comes in, and where. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class EmergencyIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String BOSS = "boss@lock.example";
    private static final String PARTNER = "partner@elsewhere.example";
    private static final String CLERK = "clerk@lock.example";

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;
    private ProviderRealm provider;
    private OtpApp bossesPhone;
    private Api partner;
    private String lock = "";
    private String boss = "";
    private String clerk = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail, TestBrowser browser) {
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
        lock = platform.createsOrganization("Lock", "lock");
        platform.grants(lock, booking);
        boss = joins(BOSS, "owner");
        joins(PARTNER, "owner");
        clerk = joins(CLERK, "auditor");
        platform.sets(lock, "mfa", "required");
        bossesPhone = enrols(browser, BOSS);
        enrols(browser, CLERK);
        platform.sets(lock, "mfa", "off");
        partner = OrganizationAdministrator.signsIn(realm, console, PARTNER, PASSWORD)
                .api();
        provider = ProviderRealm.of(realm, "lock-sso", lock);
        platform.givesDomain(lock, "lock.example");
        platform.sets(lock, "sso-required", "true");
        usable(false);
    }

    @BeforeEach
    void signOut(TestBrowser browser) {
        browser.forgetEverybody();
    }

    @AfterAll
    void close() {
        provider.close();
        booking.close();
        console.close();
    }

    @Test
    void onlyOwnersChooseWhoMayComeIn_andOnlyThoseWhoCan() {
        var auditor = "/organizations/" + lock + "/members/" + clerk;
        var unprepared = joins("new@lock.example", "auditor");
        var manager = "manager@elsewhere.example";
        joins(manager, "member-manager");
        var api = OrganizationAdministrator.signsIn(realm, console, manager, PASSWORD)
                .api();

        assertThat(api.patch(auditor, Map.of("breakGlass", true)).code()).isEqualTo("escalation");
        var notSetUp = partner.patch("/organizations/" + lock + "/members/" + unprepared, Map.of("breakGlass", true));
        assertThat(notSetUp.code()).isEqualTo("invalid_value");
        assertThat(notSetUp.field()).isEqualTo("breakGlass");
    }

    @Test
    void whoeverIsChosenComesInWithTwoFactors_toThePortalOnly_andTheAdministratorsAreTold(TestBrowser browser) {
        partner.patch("/organizations/" + lock + "/members/" + boss, Map.of("breakGlass", true))
                .orFail();

        var elsewhere = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:lock"));
        elsewhere.refuses();

        var portal = LoginPage.open(browser.newPage(), realm.accountUrl().toString());
        portal.typeEmail(BOSS).typePassword(PASSWORD);
        portal.asksForOtp();
        portal.typeOtp(bossesPhone);

        portal.page().waitForURL(url -> url.startsWith(realm.accountUrl().toString()));
        assertThat(portal.locator("#email")).hasValue(BOSS);
        browser.screenshot(portal.page(), "emergency-portal");
        var told = mail.mailbox(PARTNER).awaitMails(1);
        assertThat(told).anyMatch(message -> message.subject().contains("Emergency sign-in at Lock"));
        var events = platform.api()
                .get("/organizations/" + lock + "/audit-events?action=login.emergency")
                .orFail()
                .get("items");
        assertThat(events).hasSize(1);
        assertThat(events.get(0).toString()).contains(boss);
    }

    @Test
    void everybodyElseGetsTheSamePage_andStaysOut(TestBrowser browser) {
        var page = LoginPage.open(browser.newPage(), realm.accountUrl().toString());
        page.typeEmail(CLERK).typePassword(PASSWORD);
        page.refuses();
        assertThat(page.text()).contains("single sign-on is not available");

        var nobody = LoginPage.open(browser.newPage(), realm.accountUrl().toString());
        nobody.typeEmail("nobody@lock.example");
        nobody.asksForPassword();
    }

    @Test
    void whereTheProviderIsUsableThereIsNoGlassToBreak(TestBrowser browser) {
        usable(true);
        try {
            var page = LoginPage.open(browser.newPage(), realm.accountUrl().toString());
            page.typeEmail(BOSS);

            assertThat(page.page().url()).startsWith(provider.url());
        } finally {
            usable(false);
        }
    }

    private String joins(String email, String role) {
        var user = realm.addsUser(email, PASSWORD);
        platform.addsMember(lock, user);
        platform.givesOrganizationRole(lock, user, role, "self");
        return user;
    }

    private OtpApp enrols(TestBrowser browser, String email) {
        browser.forgetEverybody();
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:lock"));
        var phone = page.typeEmail(email).typePassword(PASSWORD).enrolOtp();
        booking.finish(page.page());
        browser.forgetEverybody();
        return phone;
    }

    private void usable(boolean enabled) {
        var broker = realm.admin().identityProviders().get("lock-sso");
        var representation = broker.toRepresentation();
        representation.setEnabled(enabled);
        broker.update(representation);
    }
}
