package io.keycloakb2b.organization;

import java.util.Set;

/** What an assignment gives. */
public sealed interface AssignedRole {

    /** What it gives in applications, itself or through an organization role. */
    Set<AppRole> appRoles();

    /** A client role of an application. */
    record AppRole(ClientId client, RoleId role) implements AssignedRole {

        @Override
        public Set<AppRole> appRoles() {
            return Set.of(this);
        }
    }

    /** An organization role, with what it holds at this moment. */
    record OrganizationRole(io.keycloakb2b.organization.OrganizationRole role) implements AssignedRole {

        @Override
        public Set<AppRole> appRoles() {
            return role.appRoles();
        }
    }

    /** Whether it is the same role, whatever it held when either was read. */
    default boolean same(AssignedRole other) {
        return (this instanceof OrganizationRole role && other instanceof OrganizationRole otherRole)
                ? role.role().same(otherRole.role())
                : equals(other);
    }
}
