package io.keycloakb2b.branding;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsPages;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.theme.Theme;

/**
 * Keycloak's own login pages, with the bean {@code b2b} where the organization is known and the organization's name in
 * the place of the realm's. Works for every page, Keycloak's as well as the pack's, since all go through here.
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
            attributes.put("realm", new BrandedRealmBean(realm, brand));
            attributes.put(
                    "title",
                    formatMessage(new FormMessage(null, "loginTitle", brand.displayName()), messagesBundle, locale));
        });
    }

    private Optional<Brand> brand() {
        if (realm == null || !realm.isOrganizationsEnabled()) {
            return Optional.empty();
        }
        return organization().flatMap(this::brandOf);
    }

    private Optional<Brand> brandOf(OrganizationId organization) {
        RealmId realmId = new RealmId(realm.getId());
        // Absent where the model's JAR is.
        DecisionInputsProvider inputs = session.getProvider(DecisionInputsProvider.class);
        if (inputs == null || !inputs.enabled(realmId)) {
            return Optional.empty();
        }
        return new Brands(inputs, realmId).of(organization);
    }

    private Optional<OrganizationId> organization() {
        return Optional.ofNullable(session.getContext().getOrganization())
                .map(OrganizationModel::getId)
                .or(() -> Optional.ofNullable(authenticationSession)
                        .map(login -> login.getAuthNote(OrganizationModel.ORGANIZATION_ATTRIBUTE)))
                .map(OrganizationId::new);
    }
}
