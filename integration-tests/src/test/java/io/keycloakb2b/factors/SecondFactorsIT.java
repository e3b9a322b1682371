package io.keycloakb2b.factors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.DeviceHolder;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The second factors that an organization takes: set up, asked for, put off, replaced, and proved by a provider. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class SecondFactorsIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private ResourceServer backend;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.changes(representation -> {
            representation.setInternationalizationEnabled(true);
            representation.setSupportedLocales(Set.of("en", "de"));
            representation.setDefaultLocale("en");
        });
        for (var action : new String[] {"webauthn-register", "CONFIGURE_RECOVERY_AUTHN_CODES"}) {
            var registered = realm.admin().flows().getRequiredAction(action);
            registered.setEnabled(true);
            realm.admin().flows().updateRequiredAction(action, registered);
        }
        booking = TestApplication.register(realm.url(), realm.admin(), "booking");
        backend = new ResourceServer(byName(realm.url()), "booking");
        platform.marksApplication(booking);
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @BeforeEach
    void signOut(TestBrowser browser) {
        browser.forgetEverybody();
    }

    @Test
    void personPicksASecurityKey_andIsAskedForItFromThenOn(TestBrowser browser) {
        var keys = requiring("keys", "otp,webauthn");
        var person = member(keys);
        var page = withDevice(browser);

        signsIn(page, "keys", person);
        LoginPage.in(page).asksToEnrol();
        browser.screenshot(page, "second-factor-choice");
        page.locator("#second-factor-webauthn").click();
        LoginPage.in(page).registersDevice();
        enters(page, "keys");

        browser.forgetEverybody();
        signsIn(page, "keys", person);
        assertThat(page.locator("#authenticateWebAuthnButton")).isVisible();
        browser.screenshot(page, "second-factor-key");
        LoginPage.in(page).asksDevice();
        enters(page, "keys");
    }

    @Test
    void whoeverHasSeveralFactorsPicksOne_ofThoseThatCount(TestBrowser browser) {
        var either = requiring("either", "otp,webauthn");
        var keysOnly = requiring("keys-only", "webauthn");
        var person = member(either, keysOnly);
        var page = withDevice(browser);
        signsIn(page, "either", person);
        var app = LoginPage.in(page).enrolOtp();
        enters(page, "either");

        // Only a factor that does not count: the old one is proved before the new one is set up.
        browser.forgetEverybody();
        signsIn(page, "keys-only", person);
        LoginPage.in(page).asksForOtp();
        assertThat(page.locator("#registerWebAuthn")).hasCount(0);
        LoginPage.in(page).typeOtp(app);
        LoginPage.in(page).registersDevice();
        enters(page, "keys-only");

        browser.forgetEverybody();
        signsIn(page, "either", person);
        page.locator("#try-another-way").click();
        browser.screenshot(page, "second-factor-another-way");
        page.locator("button[name=authenticationExecution]:has-text('Passkey'), button:has-text('Security Key')")
                .first()
                .click();
        LoginPage.in(page).asksDevice();
        enters(page, "either");

        browser.forgetEverybody();
        signsIn(page, "keys-only", person);
        assertThat(page.locator("#authenticateWebAuthnButton")).isVisible();
        assertThat(page.locator("#try-another-way")).hasCount(0);
    }

    @Test
    void recoveryCodesAreTakenWhereTheyAreAllowed(TestBrowser browser) {
        var lax = requiring("lax", "otp,recovery-code");
        var strict = requiring("strict", "otp");
        var person = member(lax, strict);
        var page = browser.newPage();
        signsIn(page, "lax", person);
        LoginPage.in(page).setUpOtp();
        enters(page, "lax");
        page.navigate(url("lax") + "&kc_action=CONFIGURE_RECOVERY_AUTHN_CODES");
        var code =
                page.locator("#kc-recovery-codes-list li").first().textContent().strip();
        page.locator("#kcRecoveryCodesConfirmationCheck").check();
        page.locator("#saveRecoveryAuthnCodesBtn").click();
        enters(page, "lax");

        browser.forgetEverybody();
        signsIn(page, "lax", person);
        page.locator("#try-another-way").click();
        page.locator("button:has-text('Recovery')").click();
        page.locator("#recoveryCodeInput").fill(code);
        page.locator("#kc-login").click();
        enters(page, "lax");

        browser.forgetEverybody();
        signsIn(page, "strict", person);
        LoginPage.in(page).asksForOtp();
        assertThat(page.locator("#try-another-way")).hasCount(0);
    }

    @Test
    void memberPutsItOff_asLongAsTheDaysOfGraceLast(TestBrowser browser) {
        var patient = requiring("patient", "otp,webauthn");
        platform.sets(patient, "mfa-grace-days", "14");
        var person = member(patient);
        var page = browser.newPage();

        signsIn(page, "patient", person);
        assertThat(page.locator("#b2b-second-factor")).containsText("until");
        browser.screenshot(page, "second-factor-later");
        LoginPage.in(page).later();
        enters(page, "patient");
        // The session goes on without a question, and without a page.
        page.navigate(url("patient") + "&prompt=none");
        enters(page, "patient");

        platform.sets(patient, "mfa-grace-days", "0");
        page.navigate(url("patient") + "&prompt=none");
        assertThat(booking.refusal(page)).isEqualTo("interaction_required");
        page.navigate(url("patient"));
        LoginPage.in(page).asksToEnrol();
        assertThat(page.locator("#second-factor-later")).hasCount(0);
    }

    @Test
    void tokensTellHowOneSignedIn_andAnApplicationMayAskForASecondFactorByItself(TestBrowser browser) {
        var person = member(organization("plain"));
        var page = browser.newPage();

        signsIn(page, "plain", person);
        var claims = booking.finish(page).claims();
        assertThat(claims.get("amr")).extracting(JsonNode::asText).containsExactly("pwd");
        assertThat(claims.get("acr").asText()).isEqualTo("1");

        browser.forgetEverybody();
        page.navigate(url("plain") + "&acr_values=2");
        LoginPage.in(page).typeEmail(person).typePassword(PASSWORD).enrolOtp();
        var stronger = booking.finish(page).claims();
        assertThat(stronger.get("amr")).extracting(JsonNode::asText).containsExactly("mfa", "otp", "pwd");
        assertThat(stronger.get("acr").asText()).isEqualTo("2");
    }

    @Test
    void pageFitsAPhoneInTheDark_inGerman(TestBrowser browser) {
        var easy = organization("easy-german");
        platform.sets(easy, "mfa", "optional");
        var person = member(easy);
        var page = browser.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.setViewportSize(360, 740);

        page.navigate(url("easy-german") + "&ui_locales=de");
        LoginPage.in(page).typeEmail(person).typePassword(PASSWORD);

        assertThat(LoginPage.in(page).text()).contains("Sicherheitsschlüssel");
        browser.screenshot(page, "second-factor-german-phone-dark");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void suggestionIsMadeOnce(TestBrowser browser) {
        var easy = organization("easy");
        platform.sets(easy, "mfa", "optional");
        var person = member(easy);
        var page = browser.newPage();

        signsIn(page, "easy", person);
        browser.screenshot(page, "second-factor-suggested");
        LoginPage.in(page).later();
        enters(page, "easy");

        browser.forgetEverybody();
        signsIn(page, "easy", person);
        enters(page, "easy");
    }

    @Test
    void providerIsBelievedThatItAskedForTwoFactors_onlyWhereItIsTrusted(TestBrowser browser) {
        var firm = organization("firm");
        platform.sets(firm, "mfa", "required");
        try (var provider = ProviderRealm.of(realm, "firm-sso", firm)) {
            platform.sets(firm, "sso-required", "true");
            var person = member(firm);
            provider.knows(id(person), person, PASSWORD);
            provider.saysOfEverybody("amr", "[\"pwd\",\"mfa\"]");
            var page = browser.newPage();

            throughTheProvider(page, "firm", person);
            LoginPage.in(page).asksToEnrol();

            provider.isConfigured("b2b.trusted-amr", "otp, mfa");
            browser.forgetEverybody();
            throughTheProvider(page, "firm", person);
            enters(page, "firm");

            provider.isConfigured("b2b.trusted-amr", "hwk");
            browser.forgetEverybody();
            throughTheProvider(page, "firm", person);
            LoginPage.in(page).asksToEnrol();

            provider.isConfigured("b2b.trusted-amr", "");
            provider.isConfigured("b2b.trusted-acr", "1");
            browser.forgetEverybody();
            throughTheProvider(page, "firm", person);
            enters(page, "firm");
        }
    }

    @Test
    void whoeverComesByAProviderIsAskedForAnyFactorThatCounts(TestBrowser browser) {
        var works = organization("works");
        platform.sets(works, "mfa", "required");
        try (var provider = ProviderRealm.of(realm, "works-sso", works)) {
            var person = member(works);
            provider.knows(id(person), person, PASSWORD);
            platform.sets(works, "sso-required", "true");
            var page = withDevice(browser);
            throughTheProvider(page, "works", person);
            page.locator("#second-factor-webauthn").click();
            LoginPage.in(page).registersDevice();
            enters(page, "works");

            browser.forgetEverybody();
            throughTheProvider(page, "works", person);
            assertThat(page.locator("#authenticateWebAuthnButton")).isVisible();
            browser.screenshot(page, "second-factor-after-provider");
            LoginPage.in(page).asksDevice();
            enters(page, "works");

            platform.sets(works, "second-factors", "otp");
            browser.forgetEverybody();
            throughTheProvider(page, "works", person);
            LoginPage.in(page).asksDevice();
            LoginPage.in(page).setUpOtp();
            enters(page, "works");

            platform.sets(works, "second-factors", "otp,webauthn");
            browser.forgetEverybody();
            throughTheProvider(page, "works", person);
            LoginPage.in(page).asksForOtp();
            page.locator("#try-another-way").click();
            page.locator("button[name=authenticationExecution][value=WEBAUTHN]").click();
            LoginPage.in(page).asksDevice();
            enters(page, "works");
        }
    }

    private Page withDevice(TestBrowser browser) {
        var page = browser.newPage();
        page.onDialog(Dialog::accept);
        DeviceHolder.at(page);
        return page;
    }

    private void signsIn(Page page, String organization, String person) {
        page.navigate(url(organization));
        LoginPage.in(page).typeEmail(person).typePassword(PASSWORD);
    }

    private void throughTheProvider(Page page, String organization, String person) {
        page.navigate(url(organization));
        if (page.locator("#password").count() == 0) {
            LoginPage.in(page).typeEmail(person);
        }
        page.waitForURL(address -> !address.startsWith(byName(realm.url()).toString()));
        page.locator("#username").fill(person);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
    }

    private void enters(Page page, String organization) {
        assertThat(backend.organization(booking.finish(page))).isEqualTo(organization);
    }

    /** By name: a browser takes security keys for no number. */
    private static URI byName(URI address) {
        return URI.create(address.toString().replaceFirst("127\\.0\\.0\\.1", "localhost"));
    }

    private String url(String organization) {
        return byName(URI.create(booking.loginUrl("openid organization:" + organization)))
                .toString();
    }

    private String requiring(String alias, String factors) {
        var id = organization(alias);
        platform.sets(id, "mfa", "required");
        platform.sets(id, "second-factors", factors);
        return id;
    }

    private String organization(String alias) {
        var id = platform.createsOrganization(alias + " Inc", alias);
        platform.grants(id, booking);
        return id;
    }

    private String member(String... organizations) {
        var email = "p" + UUID.randomUUID() + "@people.example";
        var user = realm.addsUser(email, PASSWORD);
        for (var organization : organizations) {
            platform.addsMember(organization, user);
        }
        return email;
    }

    private String id(String email) {
        return realm.admin().users().searchByEmail(email, true).get(0).getId();
    }
}
