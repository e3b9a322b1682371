package io.keycloakb2b.branding;

import io.keycloakb2b.brand.Brand;
import io.keycloakb2b.brand.Brands;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.OrganizationId;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.theme.Theme;

/**
 * Keycloak's own login pages, with the beans {@code b2b} and {@code b2bTexts} where the organization is known and the
 * organization's name in the place of the realm's. Works for every page, Keycloak's as well as the pack's, since all go
 * through here.
 */
final class BrandedLoginFormsProvider extends FreeMarkerLoginFormsProvider {

    BrandedLoginFormsProvider(KeycloakSession session) {
        super(session);
    }

    @Override
    protected void createCommonAttributes(
            Theme theme,
            Locale locale,
            Properties messagesBundle,
            UriBuilder baseUriBuilder,
            @Nullable LoginFormsPages page) {
        super.createCommonAttributes(theme, locale, messagesBundle, baseUriBuilder, page);
        brand().ifPresent(brand -> {
            attributes.put("b2b", brand);
            BrandedFavicon.put(brand, attributes);
            attributes.put("b2bTexts", brand.texts().in(locale));
            attributes.put("realm", new BrandedRealmBean(realm, brand, locale));
            attributes.put(
                    "title",
                    formatMessage(new FormMessage(null, "loginTitle", brand.displayName()), messagesBundle, locale));
        });
    }

    private Optional<Brand> brand() {
        if (realm == null || !realm.isOrganizationsEnabled()) {
            return Optional.empty();
        }
        return LoginInputs.of(session).flatMap(this::organization).flatMap(new Brands(session)::of);
    }

    private Optional<OrganizationId> organization(LoginInputs login) {
        return Optional.ofNullable(session.getContext().getOrganization())
                .map(organization -> new OrganizationId(organization.getId()))
                .or(() -> Optional.ofNullable(authenticationSession)
                        .flatMap(authSession -> new EnteredOrganization(session, login, authSession).find()))
                .or(() -> login.ofHost(session));
    }
}
