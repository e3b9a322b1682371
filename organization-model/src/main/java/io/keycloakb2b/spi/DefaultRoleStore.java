package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import java.util.Collection;
import java.util.List;

/** Roles that everybody gets who joins an organization. */
public interface DefaultRoleStore {

    /** In no order. */
    List<AssignedRole> all(OrganizationScope scope);

    /** Leaves the organization with exactly these. */
    void replace(OrganizationScope scope, Collection<AssignedRole> roles);
}
