package io.keycloakb2b.spi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OrganizationDomainModel;

/** An organization of Keycloak's, with what Keycloak itself keeps of it. */
public interface KnownOrganization {

    /** Whether it says what the current transaction makes of the organization, rather than what it once was. */
    boolean live();

    String realm();

    String id();

    String name();

    String alias();

    @Nullable
    String description();

    @Nullable
    String redirectUrl();

    /** Its mail domains, in no order. */
    Collection<OrganizationDomainModel> domains();

    /** Whether it is switched on; that counts only where organizations are switched on in the realm. */
    boolean enabled();
}
