package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRole;
import org.jspecify.annotations.Nullable;

/**
 * How an assigned role is written.
 *
 * @param clientId null for an organization role: a built-in one is written by its name, a custom one by its id
 */
record RoleColumns(@Nullable String clientId, String roleId) {

    static RoleColumns of(AssignedRole role) {
        if (role instanceof AssignedRole.AppRole appRole) {
            return new RoleColumns(appRole.client().value(), appRole.role().value());
        }
        return of(((AssignedRole.OrganizationRole) role).role());
    }

    static RoleColumns of(OrganizationRole role) {
        return new RoleColumns(
                null, role instanceof CustomRole custom ? custom.id().value() : ((BuiltInRole) role).word());
    }
}
