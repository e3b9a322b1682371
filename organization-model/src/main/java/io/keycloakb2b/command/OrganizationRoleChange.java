package io.keycloakb2b.command;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.Permission;
import java.util.Optional;
import java.util.Set;

/** A custom organization role to be, or what is to change in one; empty leaves it as it is. */
public record OrganizationRoleChange(
        Optional<String> name,
        Optional<String> displayName,
        Optional<String> description,
        Optional<Set<Permission>> permissions,
        Optional<Set<AssignedRole.AppRole>> appRoles) {

    /** Longest display name, in characters. */
    public static final int MAX_DISPLAY_NAME = 100;
    /** Longest description, in characters. */
    public static final int MAX_DESCRIPTION = 1_000;
    /** Most app roles in one role. */
    public static final int MAX_APP_ROLES = 200;
}
