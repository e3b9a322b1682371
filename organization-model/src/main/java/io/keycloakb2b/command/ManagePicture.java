package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.brand.PictureUse;
import io.keycloakb2b.organization.OrganizationError;
import java.util.Map;
import java.util.Optional;

/** Gives an organization a picture of its own, which those below inherit like every setting, or takes it away. */
public final class ManagePicture {

    private final CommandContext context;

    public ManagePicture(CommandContext context) {
        this.context = context;
    }

    /**
     * @param locked whether organizations below keep it
     * @throws io.keycloakb2b.organization.OrganizationException {@code SETTING_LOCKED}
     */
    public void put(OrganizationScope scope, PictureUse use, BrandPicture picture, boolean locked) {
        context.stores().hierarchy().lock(scope);
        context.stores().pictures().put(scope, use, picture);
        settings(scope, use, Optional.of(new ChangeSettings.NewValue(picture.name(), locked)));
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} where there is none of its own */
    public void remove(OrganizationScope scope, PictureUse use) {
        context.stores().hierarchy().lock(scope);
        if (!context.stores().pictures().remove(scope, use)) {
            throw OrganizationError.NOT_FOUND.on(use.word(), "the organization has none of its own");
        }
        settings(scope, use, Optional.empty());
    }

    private void settings(OrganizationScope scope, PictureUse use, Optional<ChangeSettings.NewValue> value) {
        new ChangeSettings(context).execute(scope, Map.of(use.setting(), value));
    }
}
