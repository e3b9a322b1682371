package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.Logo;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.SettingName;
import java.util.Map;
import java.util.Optional;

/** Gives an organization a logo of its own, which those below inherit like every setting, or takes it away. */
public final class ManageLogo {

    private final CommandContext context;

    public ManageLogo(CommandContext context) {
        this.context = context;
    }

    /**
     * @param locked whether organizations below keep it
     * @throws io.keycloakb2b.organization.OrganizationException {@code SETTING_LOCKED}
     */
    public void put(OrganizationScope scope, Logo logo, boolean locked) {
        context.stores().hierarchy().lock(scope);
        context.stores().logos().put(scope, logo);
        settings(scope, Optional.of(new ChangeSettings.NewValue(logo.name(), locked)));
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} where there is none of its own */
    public void remove(OrganizationScope scope) {
        context.stores().hierarchy().lock(scope);
        if (!context.stores().logos().remove(scope)) {
            throw OrganizationError.NOT_FOUND.on("logo", "the organization has no logo of its own");
        }
        settings(scope, Optional.empty());
    }

    private void settings(OrganizationScope scope, Optional<ChangeSettings.NewValue> value) {
        new ChangeSettings(context).execute(scope, Map.of(SettingName.BRAND_LOGO, value));
    }
}
