package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleId;
import org.jspecify.annotations.Nullable;

/**
 * How an assigned role is written.
 *
 * @param clientId null for an organization role, whose name stands for the role id
 */
record RoleColumns(@Nullable String clientId, String roleId) {

    static RoleColumns of(AssignedRole role) {
        if (role instanceof AssignedRole.AppRole appRole) {
            return new RoleColumns(appRole.client().value(), appRole.role().value());
        }
        return of(((AssignedRole.OrganizationRole) role).role());
    }

    static RoleColumns of(BuiltInRole role) {
        return new RoleColumns(null, role.word());
    }

    AssignedRole role() {
        if (clientId != null) {
            return new AssignedRole.AppRole(new ClientId(clientId), new RoleId(roleId));
        }
        return new AssignedRole.OrganizationRole(BuiltInRole.named(roleId)
                .orElseThrow(() -> new IllegalStateException("The organization role " + roleId + " is unknown")));
    }
}
