package io.keycloakb2b.organization;

import java.util.Set;

/** A named bundle of portal permissions and, optionally, app roles. */
public sealed interface OrganizationRole permits BuiltInRole, CustomRole {

    /** The name in requests and tokens; one role only has it in an organization. */
    String word();

    Set<Permission> permissions();

    /** What its holders are assigned in applications, as far as the ceiling lets them. */
    Set<AssignedRole.AppRole> appRoles();

    /** Whether its holders may do more in the portal than any member. */
    default boolean administrative() {
        return !BuiltInRole.MEMBER.permissions().containsAll(permissions());
    }

    /** Whether it is the same role, whatever it held when either was read. */
    default boolean same(OrganizationRole other) {
        return (this instanceof CustomRole custom && other instanceof CustomRole otherCustom)
                ? custom.id().equals(otherCustom.id())
                : equals(other);
    }
}
