package io.keycloakb2b.organization;

/** What an assignment gives. */
public sealed interface AssignedRole {

    /** A client role of an application. */
    record AppRole(ClientId client, RoleId role) implements AssignedRole {}

    /**
     * An organization role by its name; built-in ones only, so far.
     *
     * @param role one of the built-in roles
     */
    record OrganizationRole(BuiltInRole role) implements AssignedRole {}
}
