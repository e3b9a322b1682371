package io.keycloakb2b.brand;

import io.keycloakb2b.organization.LocalizedText;
import io.keycloakb2b.organization.SettingName;
import java.util.Locale;
import java.util.function.Function;

/**
 * What an organization says on its login pages and in its mails. Everything is plain text, to be escaped wherever it is
 * shown, and links are addresses of web pages (https).
 *
 * @param headline above the login
 * @param help where to turn to
 */
public record BrandTexts(
        LocalizedText headline,
        LocalizedText help,
        LocalizedText helpLink,
        LocalizedText termsLink,
        LocalizedText privacyLink) {

    /** @param values of settings, each in its canonical form */
    static BrandTexts of(Function<SettingName, String> values) {
        return new BrandTexts(
                text(values, SettingName.BRAND_HEADLINE),
                text(values, SettingName.BRAND_HELP),
                text(values, SettingName.BRAND_HELP_LINK),
                text(values, SettingName.BRAND_TERMS_LINK),
                text(values, SettingName.BRAND_PRIVACY_LINK));
    }

    private static LocalizedText text(Function<SettingName, String> values, SettingName name) {
        return LocalizedText.of(values.apply(name));
    }

    /** What somebody with that language reads. */
    public Shown in(Locale locale) {
        return new Shown(
                headline.in(locale),
                help.in(locale),
                helpLink.in(locale),
                termsLink.in(locale),
                privacyLink.in(locale));
    }

    /** The texts in one language; each may be empty. */
    public record Shown(String headline, String help, String helpLink, String termsLink, String privacyLink) {

        /** Whether there is anything to say at the end of a page or a mail. */
        public boolean closing() {
            return !(help + helpLink + termsLink + privacyLink).isEmpty();
        }
    }
}
