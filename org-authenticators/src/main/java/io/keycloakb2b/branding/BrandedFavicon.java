package io.keycloakb2b.branding;

import io.keycloakb2b.brand.Brand;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.keycloak.forms.login.freemarker.model.UrlBean;
import org.keycloak.theme.ThemeResourceDescriptor;
import org.keycloak.theme.ThemeResources;

/** The organization's favicon in the place of the theme's, in whatever template takes those from Keycloak. */
final class BrandedFavicon {

    private static final String RESOURCES = "themeResources";

    private BrandedFavicon() {}

    static void put(Brand brand, Map<String, Object> attributes) {
        if (!brand.favicon().isEmpty()
                && attributes.get(RESOURCES) instanceof ThemeResources resources
                && attributes.get("url") instanceof UrlBean url) {
            ThemeResourceDescriptor icon = ThemeResourceDescriptor.builder(
                            fromTheTheme(url.getResourcesPath(), URI.create(brand.favicon())))
                    .rel("icon")
                    .buildFavicon();
            attributes.put(
                    RESOURCES,
                    new ThemeResources(
                            resources.getStyles(), resources.getStylesCommon(), resources.getScripts(), List.of(icon)));
        }
    }

    /** Templates put the theme's own path before each; from there it goes up to the root, and down again. */
    private static String fromTheTheme(String path, URI address) {
        long steps = path.chars().filter(character -> character == '/').count();
        return "../".repeat((int) steps) + address.getRawPath().substring(1);
    }
}
