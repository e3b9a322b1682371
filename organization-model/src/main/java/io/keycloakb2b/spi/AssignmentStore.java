package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import java.util.List;

/** Roles assigned in an organization. */
public interface AssignmentStore {

    /** Writes an assignment; one that differs only in expiry or grantor is replaced. */
    void put(OrganizationScope scope, RoleAssignment assignment);

    /** Removes the rows of one source only. */
    boolean remove(OrganizationScope scope, Principal principal, AssignedRole role, AssignmentSource source);

    /** Removes the one row of an assignment, if it is there. */
    void remove(OrganizationScope scope, RoleAssignment assignment);

    List<RoleAssignment> of(OrganizationScope scope, Principal principal);

    /** Everybody's assignments of a role; expired ones included. */
    List<RoleAssignment> giving(OrganizationScope scope, AssignedRole role);

    /** Active members who hold an organization role by an unexpired assignment. */
    List<UserId> activeHolders(OrganizationScope scope, BuiltInRole role);
}
