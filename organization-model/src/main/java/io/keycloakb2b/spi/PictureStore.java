package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.brand.PictureUse;
import java.util.Optional;

/** The pictures that an organization has of its own, one for each use. Showing them is {@link DecisionInputsProvider#picture}. */
public interface PictureStore {

    /** In place of the one before. */
    void put(OrganizationScope scope, PictureUse use, BrandPicture picture);

    /** Its name. */
    Optional<String> find(OrganizationScope scope, PictureUse use);

    /** @return whether there was one */
    boolean remove(OrganizationScope scope, PictureUse use);
}
