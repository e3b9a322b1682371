package io.keycloakb2b.organization;

import java.util.Set;

/** A named set of app roles of one application; what an organization is granted, so that it may assign them. */
public record RoleGroup(
        RoleGroupId id, ClientId client, String name, String displayName, String description, Set<RoleId> appRoles) {

    public RoleGroup {
        appRoles = Set.copyOf(appRoles);
    }
}
