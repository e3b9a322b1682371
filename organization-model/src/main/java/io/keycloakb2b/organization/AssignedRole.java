package io.keycloakb2b.organization;

/** What an assignment gives. */
public sealed interface AssignedRole {

    /** A client role of an application. */
    record AppRole(ClientId client, RoleId role) implements AssignedRole {}

    /** An organization role, with what it holds at this moment. */
    record OrganizationRole(io.keycloakb2b.organization.OrganizationRole role) implements AssignedRole {}

    /** Whether it is the same role, whatever it held when either was read. */
    default boolean same(AssignedRole other) {
        return (this instanceof OrganizationRole role && other instanceof OrganizationRole otherRole)
                ? role.role().same(otherRole.role())
                : equals(other);
    }
}
