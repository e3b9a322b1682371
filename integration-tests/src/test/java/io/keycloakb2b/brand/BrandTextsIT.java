package io.keycloakb2b.brand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an organization says on its login pages and in its mails, and what it cannot say. */
@KeycloakTest
final class BrandTextsIT {

    private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final String TEMPLATE = "${7*7} ${doLogIn} #{7*7} {0} <#assign x=1>";
    private static final String LINK = "https://help.example/a?b='c'&d=e";

    private TestRealm realm;
    private PlatformAdministrator platform;
    private Api api;
    private String alias;
    private String acme;

    @BeforeEach
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.changes(representation -> {
            representation.setInternationalizationEnabled(true);
            representation.setSupportedLocales(Set.of("en", "de"));
            representation.setDefaultLocale("en");
        });
        api = platform.api();
        alias = "acme-" + UUID.randomUUID();
        acme = platform.createsOrganization(alias, alias);
    }

    @Test
    void loginPageSaysWhatTheOrganizationSays_inTheReadersLanguage(TestBrowser browser) {
        platform.sets(acme, "brand-headline", "Welcome to Acme\nde: Willkommen bei Acme");
        platform.sets(acme, "brand-help", "Questions? Ask your travel desk.");
        platform.sets(acme, "brand-help-link", LINK);
        platform.sets(acme, "brand-terms-link", "https://acme.example/terms\nde: https://acme.example/agb");
        platform.sets(acme, "brand-privacy-link", "https://acme.example/privacy");
        try (var booking = application()) {
            var page = browser.newPage();
            page.setViewportSize(1200, 800);

            page.navigate(login(booking));
            assertThat(page.locator("#b2b-headline")).hasText("Welcome to Acme");
            assertThat(page.locator("#b2b-help")).hasText("Questions? Ask your travel desk.");
            assertThat(page.locator("#b2b-help")).hasAttribute("href", LINK);
            assertThat(page.locator("#b2b-help")).hasAttribute("rel", "noopener noreferrer");
            assertThat(page.locator("#b2b-terms")).hasAttribute("href", "https://acme.example/terms");
            assertThat(page.locator("#b2b-privacy")).hasText("Privacy");
            browser.screenshot(page, "login-texts");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            browser.screenshot(page, "login-texts-dark");
            page.setViewportSize(360, 740);
            browser.screenshot(page, "login-texts-phone");

            page.navigate(login(booking) + "&ui_locales=de");
            assertThat(page.locator("#b2b-headline")).hasText("Willkommen bei Acme");
            assertThat(page.locator("#b2b-terms")).hasAttribute("href", "https://acme.example/agb");
            assertThat(page.locator("#b2b-terms")).hasText("Nutzungsbedingungen");
        }
    }

    @Test
    void whateverATextLooksLike_itIsShownAsItWasTyped(TestBrowser browser) {
        try (var booking = application()) {
            var page = browser.newPage();
            List<String> alerts = new ArrayList<>();
            page.onDialog(dialog -> {
                alerts.add(dialog.message());
                dialog.dismiss();
            });
            for (var attack : List.of(
                    SCRIPT,
                    TEMPLATE,
                    "\"'--></style></title><svg/onload=alert(3)>",
                    "<a href=https://evil.example>Sign in here</a>",
                    "&lt;img src=https://evil.example/x&gt;",
                    "&amp;amp;amp;amp;amp;lt;b&#60;b&#x3c;b&lt",
                    "Müller & Söhne <3 AT&T")) {
                platform.sets(acme, "brand-display-name", attack);
                platform.sets(acme, "brand-headline", attack);
                platform.sets(acme, "brand-help", attack);

                page.navigate(login(booking));

                assertThat(page.locator("#b2b-help")).hasText(attack);
                assertThat(seen(page, "#b2b-headline")).isEqualTo(attack);
                assertThat(seen(page, "#kc-header-wrapper")).isEqualTo(attack + attack);
                assertThat(page.locator("#kc-header-wrapper *")).hasCount(1);
                assertThat(page.locator("#kc-login")).isVisible();
            }
            assertThat(alerts).isEmpty();
        }
    }

    @Test
    void mailEndsWithTheTexts_asTheyWereTyped_andItsHeadersStayWhatTheyAre(MailServer mail) {
        platform.sets(acme, "brand-display-name", "Acme & Sons");
        platform.sets(acme, "brand-headline", "Hello\nBcc: everybody@evil.example");
        platform.sets(acme, "brand-help", SCRIPT + TEMPLATE);
        platform.sets(acme, "brand-help-link", LINK);
        platform.sets(acme, "brand-terms-link", "https://acme.example/terms");
        platform.sets(acme, "brand-privacy-link", "https://acme.example/privacy");

        platform.invites(acme, "new@people.example");
        var sent = mail.mailbox("new@people.example").newest();

        assertThat(sent.subject()).isEqualTo("Invitation to Acme & Sons");
        assertThat(mail.mailbox("everybody@evil.example").mails()).isEmpty();
        assertThat(sent.html())
                .contains(
                        "href=\"https://help.example/a?b=&#39;c&#39;&amp;d=e\"",
                        "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;${7*7} ${doLogIn}",
                        "href=\"https://acme.example/terms\"",
                        "href=\"https://acme.example/privacy\"")
                .doesNotContain("<script", "<img");
        assertThat(lines(sent.text()))
                .endsWith(String.join(
                        "\n",
                        "-- ",
                        "Acme & Sons",
                        SCRIPT + TEMPLATE,
                        LINK,
                        "Terms of use: https://acme.example/terms",
                        "Privacy: https://acme.example/privacy"));
    }

    @Test
    void mailOfAnOrganizationWithoutTextsEndsWithItsName(MailServer mail) {
        platform.invites(acme, "plain@people.example");

        assertThat(lines(mail.mailbox("plain@people.example").newest().text())).endsWith("-- \n" + alias);
    }

    @Test
    void textsAreTriedBeforeTheyAreSet_inAnyLanguage() {
        var tried =
                branding("?locale=de-AT&brand-headline=Welcome%0Ade:%20Willkommen&brand-help-link=https://a.example/");

        assertThat(tried.at("/texts/headline").asText()).isEqualTo("Willkommen");
        assertThat(tried.at("/texts/helpLink").asText()).isEqualTo("https://a.example/");
        assertThat(branding("").get("texts")).isEmpty();
    }

    @Test
    void linksThatLeadNowhereGoodAreRefused() {
        for (var bad : List.of(
                "javascript:alert(1)",
                "http://acme.example/",
                "https://bank.example@evil.example/",
                "//evil.example")) {
            for (var setting : List.of("brand-help-link", "brand-terms-link", "brand-privacy-link")) {
                var answer = api.patch("/organizations/" + acme + "/settings", Map.of(setting, Map.of("value", bad)));
                assertThat(answer.status() + " " + answer.code() + " " + answer.field())
                        .as(bad)
                        .isEqualTo("400 invalid_value " + setting);
            }
        }
    }

    @Test
    void branchInheritsTheTexts_andKeepsThoseThatAreLocked() {
        var branch = platform.createsBranch(acme, alias + " North", alias + "-north");
        api.patch(
                        "/organizations/" + acme + "/settings",
                        Map.of(
                                "brand-headline", Map.of("value", "Welcome", "locked", true),
                                "brand-help", Map.of("value", "Ask us")))
                .orFail();

        platform.sets(branch, "brand-help", "Ask the North");

        var shown = api.get("/organizations/" + branch + "/branding").orFail().get("texts");
        assertThat(shown.get("headline").asText()).isEqualTo("Welcome");
        assertThat(shown.get("help").asText()).isEqualTo("Ask the North");
        assertThat(api.patch(
                                "/organizations/" + branch + "/settings",
                                Map.of("brand-headline", Map.of("value", "Mine")))
                        .code())
                .isEqualTo("setting_locked");
    }

    /** What people see of a text: all but what keeps it from becoming a tag. */
    private static String seen(Page page, String selector) {
        return String.valueOf(page.locator(selector).textContent()).strip().replace("\u2060", "");
    }

    private static String lines(String mail) {
        return mail.replace("\r\n", "\n").stripTrailing();
    }

    private TestApplication application() {
        var booking = TestApplication.register(realm.url(), realm.admin(), "booking-" + alias, "agent");
        platform.marksApplication(booking);
        platform.grants(acme, booking);
        return booking;
    }

    private String login(TestApplication booking) {
        return booking.loginUrl("openid organization:" + alias).toString();
    }

    private JsonNode branding(String query) {
        return api.get("/organizations/" + acme + "/branding" + query).orFail();
    }
}
