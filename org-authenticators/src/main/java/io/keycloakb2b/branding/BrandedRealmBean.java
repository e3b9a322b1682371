package io.keycloakb2b.branding;

import io.keycloakb2b.brand.Brand;
import org.keycloak.forms.login.freemarker.model.RealmBean;
import org.keycloak.models.RealmModel;

/** The realm under an organization's name. */
public final class BrandedRealmBean extends RealmBean {

    private final Brand brand;

    BrandedRealmBean(RealmModel realm, Brand brand) {
        super(realm);
        this.brand = brand;
    }

    @Override
    public String getDisplayName() {
        return brand.displayName();
    }

    @Override
    public String getDisplayNameHtml() {
        return escaped(brand.displayName());
    }

    /** The realm's own name, as plain text. */
    public String getPlatformName() {
        return super.getDisplayName();
    }

    private static String escaped(String text) {
        StringBuilder html = new StringBuilder();
        text.chars().forEach(character -> {
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append((char) character);
            }
        });
        return html.toString();
    }
}
