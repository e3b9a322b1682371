package io.keycloakb2b.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;

/** What organizations may say on login pages and in mails. */
final class BrandTextSettingsTest {

    @Example
    void aTextIsKeptAsItWasTyped_whateverItLooksLike() {
        for (String text : List.of(
                "<script>alert(1)</script>",
                "${7*7} #{7*7} <#assign x=1> ${msg('doLogIn')} {0}",
                "\"'><img src=x onerror=alert(1)>",
                "Willkommen bei Müller & Söhne",
                "مرحبا بكم",
                "می\u200cخواهم",
                "👩\u200d🚀 crew")) {
            assertThat(SettingName.BRAND_HEADLINE.canonical("  " + text + " ")).isEqualTo(text);
        }
    }

    @Example
    void aTextStaysInItsLine_andHidesNothing() {
        for (String bad : List.of(
                "Acme\r\nSubject: free money",
                "Acme\nBcc everybody",
                "Acme\rX",
                "Acme\u0000",
                "Acme\u0085X",
                "Acme\u2028X",
                "Acme\u2029X",
                "evil\u202eemca",
                "\u2066acme\u2069",
                "ac\u200bme",
                "\u200facme",
                "ac\u00adme",
                "\ufeffacme",
                "acme\udc00",
                "acme" + Character.toString(0xe0041))) {
            refused(SettingName.BRAND_HEADLINE, bad);
            refused(SettingName.BRAND_HELP, bad);
            refused(SettingName.BRAND_DISPLAY_NAME, bad);
        }
    }

    @Example
    void everyTextHasALength_inCharactersAsPeopleCountThem() {
        assertThat(SettingName.BRAND_HEADLINE.canonical("😀".repeat(100))).hasSize(200);
        refused(SettingName.BRAND_HEADLINE, "a".repeat(101));
        refused(SettingName.BRAND_HEADLINE, "Welcome\nde: " + "a".repeat(101));
        refused(SettingName.BRAND_HELP, "a".repeat(201));
        refused(SettingName.BRAND_HELP_LINK, "https://help.example/" + "a".repeat(300));
    }

    @Example
    void allLanguagesTogetherFitTheColumn() {
        StringBuilder value = new StringBuilder("x");
        for (char letter = 'a'; letter <= 'j'; letter++) {
            value.append("\na").append(letter).append(": ").append("y".repeat(200));
        }
        refused(SettingName.BRAND_HELP, value.toString());
    }

    @Example
    void aLinkIsAPageOfAnHttpsHost() {
        assertThat(SettingName.BRAND_HELP_LINK.canonical(" HTTPS://Help.example:8443/a?b=c&d='e'#f "))
                .isEqualTo("https://Help.example:8443/a?b=c&d='e'#f");
        assertThat(SettingName.BRAND_HELP_LINK.canonical("https://[2001:db8::1]/"))
                .isEqualTo("https://[2001:db8::1]/");
        assertThat(SettingName.BRAND_HELP_LINK.canonical("")).isEmpty();
        for (String bad : List.of(
                "javascript:alert(1)",
                "JaVaScRiPt://help.example/%0aalert(1)",
                "java\tscript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "http://help.example/",
                "//help.example/",
                "/help",
                "help.example",
                "https:help.example",
                "https:///help",
                "https://",
                "https://your-bank.example@evil.example/",
                "https://help.example\\@evil.example/",
                "https://help.example/\"onmouseover=\"alert(1)",
                "https://help.example/<script>",
                "https://help.example/ x",
                "https://help.example/\u202etxt",
                "https://hеlp.example/",
                "https://help.example/${7*7}",
                "vbscript:x",
                "ftp://help.example/")) {
            refused(SettingName.BRAND_HELP_LINK, bad);
            refused(SettingName.BRAND_TERMS_LINK, bad);
            refused(SettingName.BRAND_PRIVACY_LINK, bad);
            refused(SettingName.BRAND_PRIVACY_LINK, "https://help.example/\nde: " + bad);
        }
    }

    @Example
    void everyLanguageHasOneLine_writtenInOneWay() {
        assertThat(SettingName.BRAND_HEADLINE.canonical("Welcome\r\nPT-br :  Bem-vindo\r\nde:Willkommen: hier\r\n"))
                .isEqualTo("Welcome\nde: Willkommen: hier\npt-BR: Bem-vindo");
        for (String bad : List.of(
                "\nde: Willkommen",
                "Welcome\nWillkommen",
                "Welcome\nde:",
                "Welcome\nde: Hallo\nDE: Willkommen",
                "Welcome\n\nde: Willkommen",
                "Welcome\n<b>: x")) {
            refused(SettingName.BRAND_HEADLINE, bad);
        }
    }

    @Example
    void aReaderGetsTheOwnLanguage_orThatWithoutTheCountry_orEverybodysText() {
        LocalizedText text = LocalizedText.of("Welcome\nde: Willkommen\npt-BR: Bem-vindo");

        assertThat(text.in(Locale.GERMAN)).isEqualTo("Willkommen");
        assertThat(text.in(Locale.forLanguageTag("de-AT"))).isEqualTo("Willkommen");
        assertThat(text.in(Locale.forLanguageTag("pt-BR"))).isEqualTo("Bem-vindo");
        assertThat(text.in(Locale.forLanguageTag("pt"))).isEqualTo("Welcome");
        assertThat(text.in(Locale.ENGLISH)).isEqualTo("Welcome");
        assertThat(text.in(Locale.ROOT)).isEqualTo("Welcome");
        assertThat(LocalizedText.of("").in(Locale.GERMAN)).isEmpty();
    }

    @Example
    void aBranchInheritsTheTextsAndKeepsThoseThatAreLocked() {
        EffectiveSettings inherited = EffectiveSettings.of(List.of(level("parent", false), level("child")));
        EffectiveSetting locked = EffectiveSettings.of(List.of(level("parent", true), level("child")))
                .get(SettingName.BRAND_HEADLINE);

        assertThat(inherited.value(SettingName.BRAND_HEADLINE)).isEqualTo("Welcome");
        assertThat(inherited.get(SettingName.BRAND_HEADLINE).accept("Hello")).isEqualTo("Hello");
        assertThatExceptionOfType(OrganizationException.class)
                .isThrownBy(() -> locked.accept("Hello"))
                .matches(refusal -> refusal.error() == OrganizationError.SETTING_LOCKED);
    }

    private static SettingLevel level(String owner, boolean locked) {
        return SettingLevel.of(
                Optional.of(new OrganizationId(owner)),
                List.of(new Setting(SettingName.BRAND_HEADLINE, "Welcome", locked)));
    }

    private static SettingLevel level(String owner) {
        return new SettingLevel(Optional.of(new OrganizationId(owner)), Map.of());
    }

    private static void refused(SettingName name, String value) {
        assertThatExceptionOfType(OrganizationException.class)
                .as("%s: %s", name, value)
                .isThrownBy(() -> name.canonical(value))
                .matches(refusal -> refusal.error() == OrganizationError.INVALID_VALUE
                        && name.word().equals(refusal.field().orElse("")));
    }
}
