package io.keycloakb2b.command;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Who hands out roles.
 *
 * @param self the person; empty for the platform, which is no member and may hand out anything inside the ceiling
 * @param permissions what the person may do in the organization
 * @param subtreePermissions what of it the person may also do below
 */
public record Granter(Optional<UserId> self, Set<Permission> permissions, Set<Permission> subtreePermissions) {

    public Granter {
        permissions = Set.copyOf(permissions);
        subtreePermissions = Set.copyOf(subtreePermissions);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ESCALATION} */
    void requireOther(UserId user) {
        if (self.filter(user::equals).isPresent()) {
            throw OrganizationError.ESCALATION.on("user", "nobody changes their own roles or membership");
        }
    }

    /**
     * Checks that nobody gives, or takes, more than they hold.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code ESCALATION}
     */
    void requireHolds(AssignedRole role, AssignmentScope scope) {
        if (self.isEmpty() || !(role instanceof AssignedRole.OrganizationRole organizationRole)) {
            return;
        }
        if (organizationRole.role() == BuiltInRole.OWNER && !permissions.contains(Permission.OWNERSHIP)) {
            throw OrganizationError.ESCALATION.on("organizationRole", "only owners make or unmake owners");
        }
        Set<Permission> needed = organizationRole.role().permissions();
        if (!permissions.containsAll(needed)) {
            throw OrganizationError.ESCALATION.on("organizationRole", "holds permissions that you do not hold");
        }
        if (scope == AssignmentScope.SUBTREE && !subtreePermissions.containsAll(needed)) {
            throw OrganizationError.ESCALATION.on("scope", "reaches organizations that you do not administer");
        }
    }
}
