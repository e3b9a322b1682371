package io.keycloakb2b.brand;

import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/**
 * Finds the brand of an organization in its settings.
 *
 * @param pictures the address below which the realm's pictures are
 */
public record Brands(KeycloakSession session, String pictures) {

    /** The segment of the path below the realm at which logos, and favicons, are served. */
    public static final String PICTURES = "b2b-logo";

    /** As the server is called in this request. */
    public Brands(KeycloakSession session) {
        this(session, address(session));
    }

    /** The same in a session that has no request. */
    public Brands in(KeycloakSession other) {
        return new Brands(other, pictures);
    }

    /** Empty where there is no such organization. */
    public Optional<Brand> of(OrganizationId organization) {
        RealmId realm = new RealmId(session.getContext().getRealm().getId());
        DecisionInputsProvider inputs = session.getProvider(DecisionInputsProvider.class);
        return inputs.path(realm, organization)
                .map(path -> of(path, EffectiveSettings.of(inputs.settings(realm, path))));
    }

    public Brand of(OrganizationPath path, EffectiveSettings settings) {
        return of(path, settings::value);
    }

    /** The same for other values than those that are set, each in its canonical form. */
    public Brand of(OrganizationPath path, Function<SettingName, String> values) {
        String displayName = values.apply(SettingName.BRAND_DISPLAY_NAME);
        return Brand.of(
                displayName.isEmpty() ? path.organization().name() : displayName,
                picture -> pictures + '/' + picture,
                values);
    }

    /** Without the characters of an address that end one in a style sheet or a text of HTML. */
    private static String address(KeycloakSession session) {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path(PICTURES)
                .build()
                .toASCIIString()
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("'", "%27")
                .replace("&", "%26");
    }
}
