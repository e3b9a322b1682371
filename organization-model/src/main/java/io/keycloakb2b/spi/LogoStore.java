package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.brand.Logo;
import java.util.Optional;

/** The logo that an organization has of its own. Showing it is {@link DecisionInputsProvider#logo}. */
public interface LogoStore {

    /** In place of the one before. */
    void put(OrganizationScope scope, Logo logo);

    /** Its name. */
    Optional<String> find(OrganizationScope scope);

    /** @return whether there was one */
    boolean remove(OrganizationScope scope);
}
