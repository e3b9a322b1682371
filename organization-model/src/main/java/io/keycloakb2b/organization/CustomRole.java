package io.keycloakb2b.organization;

import java.util.Optional;
import java.util.Set;

/**
 * An organization role that somebody made.
 *
 * @param organization whose role it is; empty for one of the realm, which every organization may assign
 * @param permissions never {@link Permission#OWNERSHIP}: that is what makes an owner
 */
public record CustomRole(
        OrganizationRoleId id,
        Optional<OrganizationId> organization,
        RoleName name,
        String displayName,
        String description,
        Set<Permission> permissions,
        Set<AssignedRole.AppRole> appRoles)
        implements OrganizationRole {

    /** @throws OrganizationException {@code INVALID_VALUE} */
    public CustomRole {
        if (permissions.contains(Permission.OWNERSHIP)) {
            throw OrganizationError.INVALID_VALUE.on(
                    "permissions", Permission.OWNERSHIP.word() + " belongs to the role owner alone");
        }
        permissions = Set.copyOf(permissions);
        appRoles = Set.copyOf(appRoles);
    }

    @Override
    public String word() {
        return name.value();
    }
}
