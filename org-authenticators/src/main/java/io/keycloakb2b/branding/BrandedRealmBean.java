package io.keycloakb2b.branding;

import io.keycloakb2b.brand.Brand;
import java.util.Locale;
import java.util.regex.Pattern;
import org.keycloak.forms.login.freemarker.model.RealmBean;
import org.keycloak.models.RealmModel;

/** The realm under an organization's name, and below that what the organization says in the reader's language. */
public final class BrandedRealmBean extends RealmBean {

    /** What begins a tag, a comment or a reference. */
    private static final Pattern MARKUP = Pattern.compile("<(?=[A-Za-z/!?])|&(?=[A-Za-z#])");

    private static final String WORD_JOINER = "\u2060";

    private final Brand brand;
    private final String headline;

    BrandedRealmBean(RealmModel realm, Brand brand, Locale locale) {
        super(realm);
        this.brand = brand;
        this.headline = brand.texts().in(locale).headline();
    }

    @Override
    public String getDisplayName() {
        return brand.displayName();
    }

    @Override
    public String getDisplayNameHtml() {
        String name = escaped(brand.displayName());
        return headline.isEmpty()
                ? name
                : name + "<span id=\"b2b-headline\" class=\"b2b-headline\">" + escaped(headline) + "</span>";
    }

    /** The realm's own name, as plain text. */
    public String getPlatformName() {
        return super.getDisplayName();
    }

    /**
     * For Keycloak's templates, which put the text of a message in the place of each {@code ${key}}, and then decode
     * what is escaped until it no longer changes: a character that nobody sees keeps what looks like a tag or a
     * reference from becoming one.
     */
    private static String escaped(String text) {
        StringBuilder html = new StringBuilder();
        MARKUP.matcher(text).replaceAll("$0" + WORD_JOINER).chars().forEach(character -> {
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '$' -> html.append("&#36;");
                default -> html.append((char) character);
            }
        });
        return html.toString();
    }
}
