package io.keycloakb2b.factors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.login.StaleForm;
import io.keycloakb2b.testing.mail.Mail;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;

/** A one-time code by e-mail: who gets one, what it opens, and what it does not. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class EmailCodeIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String WRONG = "This code is not right.";
    private static final String OVER = "The last one can no longer be used.";
    private static final Pattern CODE = Pattern.compile("(?m)^([0-9]{6,10})$");

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private ResourceServer backend;
    private String coders = "";
    private String either = "";
    private String strict = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.changes(representation -> {
            representation.setInternationalizationEnabled(true);
            representation.setSupportedLocales(Set.of("en", "de"));
            representation.setDefaultLocale("en");
        });
        booking = TestApplication.register(realm.url(), realm.admin(), "booking");
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        coders = organization("coders", "email-code");
        either = organization("either", "password,email-code");
        strict = organization("strict", "password");
        platform.sets(coders, "brand-display-name", "Code & Sons");
        platform.sets(coders, "brand-primary-color", "#0b6e4f");
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void codeForOnesOwnMailboxOpensNoOtherAccount(TestBrowser browser) {
        var mallory = member(coders);
        var victim = member(coders);
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:coders"));
        var firstPage = new StaleForm(page.page(), "#kc-form-login");
        page.typeEmail(mallory);
        var code = code(mallory);

        // The same login, told another name behind the back of its page; and told it from the beginning.
        assertThat(firstPage.posts(victim, "").location()).doesNotContain("code=");
        page.page().reload();
        assertThat(page.locator("#kc-attempted-username")).hasValue(mallory);
        page.locator("#reset-login").click();
        page.page().waitForLoadState();
        page.typeEmail(victim).asksForCode();
        page.typeCode(code);
        assertThat(page.text()).contains(WRONG);
    }

    @Test
    void codeOpensOneLoginOnce(TestBrowser browser, Chromium chromium) {
        var person = member(coders);
        var page = asked(browser, person);
        var form = new StaleForm(page.page(), "#b2b-email-code-form");
        var code = code(person);
        try (TestBrowser elsewhere = chromium.open()) {
            var other = asked(elsewhere, person);
            other.typeCode(code);
            assertThat(other.text()).contains(WRONG);
        }

        page.typeCode(code.substring(0, 3) + " " + code.substring(3));
        booking.isReached(page.page());

        assertThat(form.posts(Map.of("code", code)).location()).doesNotContain("code=");
    }

    @Test
    void guessesAtTheSameTimeCountOneByOne(TestBrowser browser) {
        var person = member(coders);
        var page = asked(browser, person);
        var code = code(person);
        var form = new StaleForm(page.page(), "#b2b-email-code-form");

        var answers = form.postsAtOnce(IntStream.range(0, 24)
                .mapToObj(number -> Map.of("code", wrong(code, number)))
                .toList());

        assertThat(answers).noneMatch(answer -> answer.location().contains("code="));
        assertThat(answers).filteredOn(answer -> answer.page().contains(WRONG)).hasSizeBetween(1, 5);
    }

    @Test
    void tooManyGuessesUseTheCodeUp_forAccountsThatAreThereAndForOthers(TestBrowser browser, Chromium chromium) {
        var person = member(coders);
        var page = asked(browser, person);
        var code = code(person);
        var seen = guesses(page);
        page.typeCode(code);
        assertThat(page.text()).contains(OVER);
        browser.screenshot(page.page(), "email-code-over");

        try (TestBrowser elsewhere = chromium.open()) {
            assertThat(guesses(asked(elsewhere, fresh()))).isEqualTo(seen);
        }
    }

    private static List<Boolean> guesses(LoginPage page) {
        return IntStream.range(0, 6)
                .mapToObj(number -> {
                    page.typeCode(String.valueOf(100_000 + number));
                    return page.text().contains(WRONG);
                })
                .toList();
    }

    @Test
    void pagesAreTheSame_whetherOrNotThereIsAnAccount(TestBrowser browser, Chromium chromium) {
        var nobody = fresh();
        var disabled = member(coders);
        var account = realm.admin().users().searchByEmail(disabled, true).get(0);
        account.setEnabled(false);
        realm.admin().users().get(account.getId()).update(account);
        var person = member(coders);
        var page = asked(browser, person);
        var known = masked(page.page(), person);
        code(person);

        for (var other : List.of(nobody, disabled)) {
            try (TestBrowser elsewhere = chromium.open()) {
                var theirs = asked(elsewhere, other);
                assertThat(masked(theirs.page(), other)).isEqualTo(known);
                theirs.typeCode("123456");
                assertThat(theirs.text()).contains(WRONG);
            }
            assertThat(mail.mailbox(other).mails()).isEmpty();
        }
    }

    @Test
    void nobodySignsInByACode_whereTheOrganizationDoesNotAllowIt(TestBrowser browser) {
        var person = member(strict);
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:either"));
        page.typeEmail(person).asksForPassword();
        page.triesAnotherWay("Code by e-mail").asksForCode();
        var code = code(person);
        page.typeCode(code);
        // The code has proved who it is, and that is no member here.
        page.refuses();

        var tab = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:strict"));
        tab.typeEmail(person).asksForPassword();
        assertThat(tab.locator("#try-another-way")).hasCount(0);
        var form = new StaleForm(tab.page(), "#kc-form-login");
        var execution = codeExecution();
        assertThat(form.posts(Map.of("authenticationExecution", execution)).page())
                .doesNotContain("b2b-email-code-form");
        assertThat(mail.mailbox(person).mails()).hasSize(1);
    }

    @Test
    void organizationThatWantsAnotherFactorAsksForIt_whenTheSessionWasProvedByACode(TestBrowser browser) {
        var person = member(coders);
        platform.addsMember(strict, id(person));
        var page = asked(browser, person);
        page.typeCode(code(person));
        assertThat(backend.organization(booking.finish(page.page()))).isEqualTo("coders");

        var again = browser.newPage();
        again.navigate(booking.silentLoginUrl("openid organization:coders"));
        assertThat(backend.organization(booking.finish(again))).isEqualTo("coders");

        var tab = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:strict"));
        tab.asksForPassword();
        tab.typePassword(PASSWORD);
        assertThat(backend.organization(booking.finish(tab.page()))).isEqualTo("strict");
    }

    @Test
    void personPicksTheCodeInsteadOfThePassword_withoutScriptsAndByKeyboardOnly(Chromium chromium) {
        var person = member(either);
        try (TestBrowser browser = chromium.openWithoutScripts()) {
            var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:either"));
            presses(page.page(), "#username", person);
            page.asksForPassword();
            reaches(page.page(), "button[form=kc-select-try-another-way-form]");
            reaches(page.page(), "button[name=authenticationExecution]:has-text('Code by e-mail')");
            page.asksForCode();
            browser.screenshot(page.page(), "email-code-without-scripts");
            presses(page.page(), "#code", code(person));
            assertThat(backend.organization(booking.finish(page.page()))).isEqualTo("either");
        }
    }

    @Test
    void personGoesBackToThePassword(TestBrowser browser) {
        var person = member(either);
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:either"));
        page.typeEmail(person).asksForPassword();
        page.page().locator("#try-another-way").click();
        page.page().waitForLoadState();
        browser.screenshot(page.page(), "another-way");
        page.page().locator("button:has-text('Code by e-mail')").click();
        page.asksForCode();
        page.page().reload();
        page.asksForCode();
        page.triesAnotherWay("Password").asksForPassword();
        page.page().reload();
        page.asksForPassword();
        page.typePassword(PASSWORD);
        assertThat(backend.organization(booking.finish(page.page()))).isEqualTo("either");
    }

    @Test
    void newCodeTakesThePlaceOfTheOld_andIsNotSentAtOnce(TestBrowser browser) {
        setsTheStep(Map.of("wait", "10", "digits", "8"));
        try {
            var person = member(coders);
            var page = asked(browser, person);
            var first = code(person, 1);
            assertThat(first).hasSize(8);
            page.locator("#b2b-resend").click();
            page.page().waitForLoadState();
            assertThat(page.text()).contains("Please wait 10 seconds");
            assertThat(mail.mailbox(person).mails()).hasSize(1);
            browser.screenshot(page.page(), "email-code-wait");

            pressesUntilSent(page);
            var second = code(person, 2);
            page.typeCode(first);
            assertThat(page.text()).contains(WRONG);
            page.typeCode(second);
            booking.isReached(page.page());
        } finally {
            setsTheStep(Map.of());
        }
    }

    @Test
    void wrongCodesCountForTheBruteForceDetection(TestBrowser browser) {
        realm.changes(representation -> {
            representation.setBruteForceProtected(true);
            representation.setFailureFactor(3);
            representation.setWaitIncrementSeconds(600);
        });
        try {
            var person = member(coders);
            var page = asked(browser, person);
            var code = code(person);
            for (int number = 0; number < 3; number++) {
                page.typeCode(wrong(code, number));
                assertThat(page.text()).contains(WRONG);
            }
            assertThat(realm.admin()
                            .attackDetection()
                            .bruteForceUserStatus(id(person))
                            .get("disabled"))
                    .isEqualTo(true);
            page.typeCode(code);
            assertThat(page.text()).contains(WRONG);
        } finally {
            realm.changes(representation -> representation.setBruteForceProtected(false));
        }
    }

    @Test
    void codeVerifiesTheAddressOfAnAccountWithNoOtherWayIn_andOfNoOther(TestBrowser browser, Chromium chromium) {
        var fresh = member(coders);
        unverified(fresh, true);
        var page = asked(browser, fresh);
        page.typeCode(code(fresh));
        booking.isReached(page.page());
        assertThat(realm.admin().users().get(id(fresh)).toRepresentation().isEmailVerified())
                .isTrue();

        var prepared = member(coders);
        unverified(prepared, false);
        try (TestBrowser elsewhere = chromium.open()) {
            var theirs = asked(elsewhere, prepared);
            theirs.typeCode(code(prepared));
            booking.isReached(theirs.page());
        }
        assertThat(realm.admin().users().get(id(prepared)).toRepresentation().isEmailVerified())
                .isFalse();
    }

    @Test
    void mailIsInTheOrganizationsNameAndThePersonsLanguage(TestBrowser browser) {
        var person = member(coders);
        asked(browser, person);
        var english = mail.mailbox(person).newest();
        assertThat(english.subject()).isEqualTo("Your code for Code & Sons");
        assertThat(english.text()).contains("Sign in to Code & Sons", "good for 10 minutes");
        assertThat(english.html()).contains("Code &amp; Sons", "#0b6e4f");
        shows(browser, english, "email-code-mail");

        browser.forgetEverybody();
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:coders") + "&ui_locales=de");
        page.typeEmail(person).asksForCode();
        browser.screenshot(page.page(), "email-code-german");
        var german = mail.mailbox(person).awaitMails(2).get(1);
        assertThat(german.subject()).isEqualTo("Ihr Code für Code & Sons");
        assertThat(german.text()).contains("Der Code gilt 10 Minuten");
        shows(browser, german, "email-code-mail-german");
    }

    @Test
    void pageLooksRight(TestBrowser browser) {
        var page = asked(browser, member(coders));
        page.page().setViewportSize(1200, 800);
        browser.screenshot(page.page(), "email-code");
        page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        browser.screenshot(page.page(), "email-code-dark");
        page.page().setViewportSize(360, 740);
        page.typeCode("123456");
        browser.screenshot(page.page(), "email-code-phone-dark");
        page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        browser.screenshot(page.page(), "email-code-phone");
        assertThat(page.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        assertThat(page.locator("#code")).isFocused();
    }

    /** Without scripts and without a mouse. */
    private static void presses(Page page, String field, String text) {
        page.locator(field).focus();
        page.keyboard().type(text);
        page.keyboard().press("Enter");
        page.waitForLoadState();
    }

    private static void reaches(Page page, String button) {
        for (int tabs = 0; tabs < 20; tabs++) {
            page.keyboard().press("Tab");
            if (page.locator(button + ":focus").count() == 1) {
                page.keyboard().press("Enter");
                page.waitForLoadState();
                return;
            }
        }
        throw new AssertionError("not reached by keyboard: " + button);
    }

    private static void pressesUntilSent(LoginPage page) {
        for (int presses = 0; presses < 30; presses++) {
            page.locator("#b2b-resend").click();
            page.page().waitForLoadState();
            if (page.text().contains("A new code is on its way.")) {
                return;
            }
            page.page().waitForTimeout(500);
        }
        throw new AssertionError("no new code: " + page.text());
    }

    private static void shows(TestBrowser browser, Mail mail, String name) {
        var page = browser.newPage();
        page.setContent(mail.html());
        browser.screenshot(page, name);
        page.close();
    }

    private LoginPage asked(TestBrowser browser, String person) {
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:coders"));
        page.typeEmail(person).asksForCode();
        return page;
    }

    private String code(String person) {
        return code(person, 1);
    }

    private String code(String person, int mails) {
        var text = mail.mailbox(person).awaitMails(mails).get(mails - 1).text();
        var match = CODE.matcher(text);
        assertThat(match.find()).as(text).isTrue();
        return match.group(1);
    }

    private static String wrong(String code, int number) {
        return String.valueOf((Long.parseLong(code) + 1 + number) % 1_000_000 + 1_000_000)
                .substring(1);
    }

    /** What differs from page to page whoever it is for, and the name that was typed. */
    private static String masked(Page page, String person) {
        return page.content()
                .replace(person, "PERSON")
                .replaceAll("session_code=[^\"&]+", "")
                .replaceAll("tab_id=[^\"&]+", "")
                .replaceAll("client_data=[^\"&]+", "")
                .replaceAll("checkAuthSession\\(\\s*\"[^\"]+\"", "");
    }

    private void unverified(String person, boolean withoutPassword) {
        var user = realm.admin().users().get(id(person));
        var representation = user.toRepresentation();
        representation.setEmailVerified(false);
        user.update(representation);
        if (withoutPassword) {
            user.credentials().forEach(credential -> user.removeCredential(credential.getId()));
        }
    }

    private String codeExecution() {
        return realm.admin().flows().getExecutions("b2b browser").stream()
                .filter(execution -> "b2b-email-code".equals(execution.getProviderId()))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private void setsTheStep(Map<String, String> settings) {
        var execution = realm.admin().flows().getExecution(codeExecution());
        if (execution.getAuthenticatorConfig() != null) {
            realm.admin().flows().removeAuthenticatorConfig(execution.getAuthenticatorConfig());
        }
        if (!settings.isEmpty()) {
            var config = new AuthenticatorConfigRepresentation();
            config.setAlias("code " + UUID.randomUUID());
            config.setConfig(settings);
            realm.admin().flows().newExecutionConfig(codeExecution(), config).close();
        }
    }

    private String member(String organization) {
        var email = fresh();
        platform.addsMember(organization, realm.addsUser(email, PASSWORD));
        return email;
    }

    private String id(String person) {
        return realm.admin().users().searchByEmail(person, true).get(0).getId();
    }

    private String organization(String alias, String factors) {
        var id = platform.createsOrganization(alias + " Inc", alias);
        platform.grants(id, booking);
        platform.sets(id, "first-factors", factors);
        return id;
    }

    private static String fresh() {
        return "p" + UUID.randomUUID() + "@people.example";
    }
}
