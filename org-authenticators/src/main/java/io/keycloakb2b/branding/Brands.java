package io.keycloakb2b.branding;

import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.SettingName;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.Optional;

/** Finds the brand of an organization in its settings. */
record Brands(DecisionInputsProvider inputs, RealmId realm) {

    Optional<Brand> of(OrganizationId organization) {
        return inputs.path(realm, organization).map(this::brand);
    }

    private Brand brand(OrganizationPath path) {
        EffectiveSettings settings = EffectiveSettings.of(inputs.settings(realm, path));
        String written = settings.value(SettingName.BRAND_DISPLAY_NAME);
        return Brand.of(
                written.isEmpty() ? path.organization().name() : written,
                settings.value(SettingName.BRAND_PRIMARY_COLOR),
                settings.value(SettingName.BRAND_BACKGROUND_COLOR));
    }
}
