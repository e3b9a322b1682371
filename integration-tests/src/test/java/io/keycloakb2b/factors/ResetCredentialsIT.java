package io.keycloakb2b.factors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** "Forgot password?": who gets a link, who is told to use single sign-on, and what a new password opens. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ResetCredentialsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String NEW_PASSWORD = "Battery-Staple-8";

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;
    private ResourceServer backend;
    private ProviderRealm home;
    private String lax = "";
    private String sunny = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.allowsPasswordReset();
        realm.changes(representation -> {
            representation.setInternationalizationEnabled(true);
            representation.setSupportedLocales(Set.of("en", "de"));
            representation.setDefaultLocale("en");
        });
        booking = TestApplication.register(realm.url(), realm.admin(), "booking");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        lax = organization("lax");
        sunny = organization("sunny");
        home = ProviderRealm.of(realm, "sunny-sso", sunny);
        platform.sets(sunny, "sso-required", "true");
        platform.sets(sunny, "brand-primary-color", "#b3541e");
        platform.givesDomain(sunny, "sunny.example");
    }

    @AfterAll
    void close() {
        booking.close();
        console.close();
        home.close();
    }

    @Test
    void personOfADomainThatRequiresSingleSignOnKeepsThePassword_andIsToldSoByMail(TestBrowser browser) {
        var person = "p" + UUID.randomUUID() + "@sunny.example";
        var user = realm.addsUser(person, PASSWORD);
        platform.addsMember(lax, user);

        var page = asksForANewPassword(browser.newPage(), person, "");

        var message = mail.mailbox(person).newest();
        assertThat(message.subject()).isEqualTo("Use single sign-on for sunny Inc");
        assertThat(message.html() + message.text()).doesNotContain("action-token", "http");
        browser.screenshot(page, "reset-sent");
        shows(browser, message.html(), "reset-use-sso-mail");

        browser.forgetEverybody();
        asksForANewPassword(browser.newPage(), person, "&ui_locales=de");
        var german = mail.mailbox(person).awaitMails(2).get(1);
        assertThat(german.subject()).isEqualTo("Single Sign-on für sunny Inc verwenden");
        assertThat(german.text()).contains("Ihr Passwort wurde nicht geändert");
    }

    @Test
    void pageIsTheSameForEverybody(TestBrowser browser, Chromium chromium) {
        var person = member(lax);
        var known = asksForANewPassword(browser.newPage(), person, "")
                .locator("main")
                .innerText();
        mail.mailbox(person).newest();
        for (var other : new String[] {fresh(), "nobody@sunny.example", "p" + UUID.randomUUID() + "@sunny.example"}) {
            try (TestBrowser elsewhere = chromium.open()) {
                var page = asksForANewPassword(elsewhere.newPage(), other, "");
                assertThat(page.locator("main").innerText().replace("sunny Inc", realm.name()))
                        .isEqualTo(known);
            }
            assertThat(mail.mailbox(other).mails()).isEmpty();
        }
    }

    @Test
    void newPasswordOpensWhatPasswordsOpen_andNoOrganizationThatRequiresSingleSignOn(TestBrowser browser) {
        var person = member(lax);
        platform.addsMember(sunny, id(person));
        asksForANewPassword(browser.newPage(), person, "");

        var page = browser.newPage();
        page.navigate(mail.mailbox(person).newest().link().toString());
        setsANewPassword(page);
        assertThat(backend.organization(booking.finish(page))).isEqualTo("lax");

        var tab = browser.newPage();
        tab.navigate(booking.loginUrl("openid organization:sunny"));
        assertThat(tab.url()).startsWith(home.url());

        browser.forgetEverybody();
        var again = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:lax"));
        again.typeEmail(person).typePassword(NEW_PASSWORD);
        assertThat(backend.organization(booking.finish(again.page()))).isEqualTo("lax");
    }

    @Test
    void linkFromBeforeTheDomainRequiredSingleSignOnChangesNothing(TestBrowser browser) {
        var domain = "late" + UUID.randomUUID() + ".example";
        var owner = organization("late");
        var person = "p@" + domain;
        platform.addsMember(lax, realm.addsUser(person, PASSWORD));
        asksForANewPassword(browser.newPage(), person, "");
        var link = mail.mailbox(person).newest().link();
        try (var ignored = ProviderRealm.of(realm, "late-sso", owner)) {
            platform.sets(owner, "sso-required", "true");
            platform.givesDomain(owner, domain);

            var page = LoginPage.open(browser.newPage(), link.toString());

            page.refuses();
            assertThat(page.locator("#password-new")).hasCount(0);
            browser.screenshot(page.page(), "reset-refused");
        }
    }

    /** Both a factor for emergencies and no way around single sign-on while there is none. */
    @Test
    void whoIsChosenForEmergenciesSetsAPassword_whichOpensNothingWhileSingleSignOnWorks(TestBrowser browser) {
        var domain = "glass" + UUID.randomUUID() + ".example";
        var organization = organization("glass");
        var boss = "owner@elsewhere.example";
        var chosen = "p@" + domain;
        var colleague = "q@" + domain;
        platform.addsMember(organization, realm.addsUser(boss, PASSWORD));
        platform.givesOrganizationRole(organization, id(boss), "owner", "self");
        for (var person : new String[] {chosen, colleague}) {
            platform.addsMember(organization, realm.addsUser(person, PASSWORD));
        }
        platform.sets(organization, "mfa", "required");
        var enrolling = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:glass"));
        var phone = enrolling.typeEmail(chosen).typePassword(PASSWORD).enrolOtp();
        booking.finish(enrolling.page());
        browser.forgetEverybody();
        platform.sets(organization, "mfa", "off");
        OrganizationAdministrator.signsIn(realm, console, boss, PASSWORD)
                .api()
                .patch("/organizations/" + organization + "/members/" + id(chosen), Map.of("breakGlass", true))
                .orFail();
        try (var ignored = ProviderRealm.of(realm, "glass-sso", organization)) {
            platform.sets(organization, "sso-required", "true");
            platform.givesDomain(organization, domain);

            asksForANewPassword(browser.newPage(), colleague, "");
            assertThat(mail.mailbox(colleague).newest().subject()).startsWith("Use single sign-on");
            browser.forgetEverybody();
            asksForANewPassword(browser.newPage(), chosen, "");
            var page = LoginPage.open(
                    browser.newPage(), mail.mailbox(chosen).newest().link().toString());
            setsANewPassword(page.page());
            page.refuses();

            browser.forgetEverybody();
            usable("glass-sso", false);
            var portal = LoginPage.open(browser.newPage(), realm.accountUrl().toString());
            portal.typeEmail(chosen).typePassword(NEW_PASSWORD);
            portal.asksForOtp();
            portal.typeOtp(phone);
            portal.page().waitForURL(url -> url.startsWith(realm.accountUrl().toString()));
            assertThat(portal.locator("#email")).hasValue(chosen);
        }
    }

    @Test
    void secondFactorIsNotGivenAwayByAMail(TestBrowser browser) {
        var person = member(lax);
        var guarded = organization("guarded");
        platform.addsMember(guarded, id(person));
        platform.sets(guarded, "mfa", "required");
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:guarded"));
        page.typeEmail(person).typePassword(PASSWORD);
        var app = page.enrolOtp();
        booking.finish(page.page());
        browser.forgetEverybody();

        // Whoever reads the mailbox has one factor, and gets no second one with it.
        var thief = browser.newPage();
        thief.navigate(booking.loginUrl("openid organization:guarded"));
        LoginPage.in(thief).typeEmail(person);
        asksForANewPassword(thief, person);
        thief.navigate(mail.mailbox(person).newest().link().toString());
        setsANewPassword(thief);
        LoginPage.in(thief).asksForOtp();
        LoginPage.in(thief).typeOtp(app);
        assertThat(backend.organization(booking.finish(thief))).isEqualTo("guarded");
    }

    private Page asksForANewPassword(Page page, String person, String more) {
        page.navigate(booking.loginUrl("openid organization:lax") + more);
        // The page of the password leads on, and everybody comes to that one with somebody else's name.
        LoginPage.in(page).typeEmail("somebody@people.example");
        return asksForANewPassword(page, person);
    }

    private static Page asksForANewPassword(Page page, String person) {
        page.locator("a[href*=reset-credentials]").first().click();
        page.locator("#username").fill(person);
        page.locator("[type=submit]").first().click();
        page.waitForLoadState();
        return page;
    }

    private static void setsANewPassword(Page page) {
        assertThat(page.locator("#password-new")).isVisible();
        page.locator("#password-new").fill(NEW_PASSWORD);
        page.locator("#password-confirm").fill(NEW_PASSWORD);
        page.locator("[type=submit]").first().click();
        page.waitForLoadState();
    }

    private static void shows(TestBrowser browser, String html, String name) {
        var page = browser.newPage();
        page.setContent(html);
        browser.screenshot(page, name);
        page.close();
    }

    private void usable(String provider, boolean enabled) {
        var broker = realm.admin().identityProviders().get(provider);
        var representation = broker.toRepresentation();
        representation.setEnabled(enabled);
        broker.update(representation);
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
