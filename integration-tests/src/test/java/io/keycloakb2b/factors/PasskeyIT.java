package io.keycloakb2b.factors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.DeviceHolder;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.login.StaleForm;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A passkey on the first page: what it opens, with and without a verification of who holds the device. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class PasskeyIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String BUTTON = "#authenticateWebAuthnButton";

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private ResourceServer backend;
    private String open = "";
    private String keysOnly = "";
    private String twoFactors = "";
    private String noKeys = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        var register = realm.admin().flows().getRequiredAction("webauthn-register-passwordless");
        register.setEnabled(true);
        realm.admin().flows().updateRequiredAction("webauthn-register-passwordless", register);
        asksDevices("preferred");
        booking = TestApplication.register(realm.url(), realm.admin(), "booking");
        backend = new ResourceServer(byName(realm.url()), "booking");
        platform.marksApplication(booking);
        open = organization("open", "password,passkey");
        keysOnly = organization("keys-only", "passkey");
        twoFactors = organization("two-factors", "password,passkey");
        platform.sets(twoFactors, "mfa", "required");
        noKeys = organization("no-keys", "password");
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void passkeyOpensOrganizationsThatAllowIt_andIsNeitherOfferedNorTakenElsewhere(TestBrowser browser) {
        var person = member();
        var holder = enrolled(browser, person);
        var page = holder.page();

        signsIn(holder, "open");
        assertThat(backend.organization(booking.finish(page))).isEqualTo("open");

        browser.forgetEverybody();
        page.navigate(url("openid organization:no-keys"));
        assertThat(page.locator("#username")).isVisible();
        assertThat(page.locator(BUTTON)).hasCount(0);
        var posted = new StaleForm(page, "#kc-form-login")
                .posts(Map.of(
                        "credentialId",
                        "AA",
                        "clientDataJSON",
                        "AA",
                        "authenticatorData",
                        "AA",
                        "signature",
                        "AA",
                        "userHandle",
                        "AA"));
        assertThat(posted.page()).contains("does not allow this way of signing in");
    }

    @Test
    void organizationThatTakesPasskeysOnlyShowsNothingElse(TestBrowser browser) {
        var person = member();
        var holder = enrolled(browser, person);
        var page = holder.page();
        holder.isThere(false);
        page.navigate(url("openid organization:keys-only"));
        assertThat(page.locator(BUTTON)).isVisible();
        browser.screenshot(page, "passkey-first-page");
        page.locator("#username").fill("somebody@people.example");
        page.locator("#kc-login").click();
        assertThat(page.locator(BUTTON)).isVisible();
        assertThat(page.locator("#password")).hasCount(0);
        browser.screenshot(page, "passkey-only");
        holder.isThere(true);
        LoginPage.in(page).asksDevice();
        assertThat(backend.organization(booking.finish(page))).isEqualTo("keys-only");
    }

    @Test
    void passkeyIsTwoFactorsOnlyWhereTheDeviceHasVerifiedItsHolder(TestBrowser browser) {
        var person = member();
        var holder = enrolled(browser, person);
        var page = holder.page();
        signsIn(holder, "two-factors");
        assertThat(backend.organization(booking.finish(page))).isEqualTo("two-factors");

        asksDevices("discouraged");
        try {
            browser.forgetEverybody();
            signsIn(holder, "two-factors");
            LoginPage.in(page).asksToEnrol();
        } finally {
            asksDevices("preferred");
        }
    }

    @Test
    void sessionOfAPasskeyDoesNotOpenAnOrganizationThatWantsAPassword(TestBrowser browser) {
        var person = member();
        var holder = enrolled(browser, person);
        var page = holder.page();
        signsIn(holder, "open");
        booking.finish(page);

        page.navigate(url("openid organization:no-keys"));
        LoginPage.in(page).asksForPassword();
        LoginPage.in(page).typePassword(PASSWORD);
        assertThat(backend.organization(booking.finish(page))).isEqualTo("no-keys");
    }

    /** A tab with a device in which a passkey of the person is; nobody is signed in. */
    private DeviceHolder enrolled(TestBrowser browser, String person) {
        var page = browser.newPage();
        page.onDialog(Dialog::accept);
        var holder = DeviceHolder.at(page);
        page.navigate(url("openid organization:no-keys") + "&kc_action=webauthn-register-passwordless");
        LoginPage.in(page).typeEmail(person).typePassword(PASSWORD);
        LoginPage.in(page).registersDevice();
        booking.isReached(page);
        browser.forgetEverybody();
        return holder;
    }

    /** The first page asks the device by itself, beside its fields. */
    private void signsIn(DeviceHolder holder, String organization) {
        holder.isThere(true);
        holder.page().navigate(url("openid organization:" + organization));
    }

    /** By name: a browser takes passkeys for no number. */
    private static URI byName(URI address) {
        return URI.create(address.toString().replaceFirst("127\\.0\\.0\\.1", "localhost"));
    }

    private String url(String scope) {
        return byName(URI.create(booking.loginUrl(scope))).toString();
    }

    private void asksDevices(String userVerification) {
        realm.changes(representation -> {
            representation.setWebAuthnPolicyPasswordlessPasskeysEnabled(true);
            representation.setWebAuthnPolicyPasswordlessUserVerificationRequirement(userVerification);
            representation.setWebAuthnPolicyPasswordlessRequireResidentKey("Yes");
        });
    }

    private String member() {
        var email = "p" + UUID.randomUUID() + "@people.example";
        var user = realm.addsUser(email, PASSWORD);
        for (var organization : new String[] {open, keysOnly, twoFactors, noKeys}) {
            platform.addsMember(organization, user);
        }
        return email;
    }

    private String organization(String alias, String factors) {
        var id = platform.createsOrganization(alias + " Inc", alias);
        platform.grants(id, booking);
        platform.sets(id, "first-factors", factors);
        return id;
    }
}
