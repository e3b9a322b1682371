package io.keycloakb2b.spi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.OrganizationDomainModel;

/** That a user belongs to an organization of Keycloak's, with what Keycloak itself keeps of both. */
public interface KnownMembership {

    String realm();

    /** The id of the organization. */
    String organization();

    String name();

    String alias();

    @Nullable
    String description();

    @Nullable
    String redirectUrl();

    /** The mail domains of the organization, in no order. */
    Collection<OrganizationDomainModel> domains();

    /** Whether the organization is switched on; it counts only where organizations are switched on in the realm. */
    boolean enabled();

    /** Whether the user would be deleted with the membership. */
    boolean managed();
}
