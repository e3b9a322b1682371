package io.keycloakb2b.command;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
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

    /** Whether the granter may give a role to others. */
    public boolean mayGive(AssignedRole role, AssignmentScope scope) {
        return obstacle(role, scope).isEmpty();
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
        obstacle(role, scope).ifPresent(obstacle -> {
            throw obstacle;
        });
    }

    /**
     * Checks that whoever gives roles by other means than assigning them might assign them.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code ESCALATION}
     */
    void requireMayAssign() {
        if (self.isPresent() && !permissions.contains(Permission.ROLES_ASSIGN)) {
            throw OrganizationError.ESCALATION.because(
                    "this gives or takes roles: the permission " + Permission.ROLES_ASSIGN.word() + " is needed");
        }
    }

    /**
     * Checks that nobody makes a role that holds more than they do.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code ESCALATION}
     */
    void requirePermissions(Set<Permission> needed) {
        if (self.isPresent() && !permissions.containsAll(needed)) {
            throw OrganizationError.ESCALATION.on("permissions", "holds permissions that you do not hold");
        }
    }

    /**
     * The same for a role whose holders administer the organizations below, too.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code ESCALATION}
     */
    void requireSubtreePermissions(Set<Permission> needed) {
        if (self.isPresent() && !subtreePermissions.containsAll(needed)) {
            throw OrganizationError.ESCALATION.on(
                    "permissions", "the role reaches organizations that you do not administer");
        }
    }

    private Optional<OrganizationException> obstacle(AssignedRole role, AssignmentScope scope) {
        if (self.isEmpty() || !(role instanceof AssignedRole.OrganizationRole organizationRole)) {
            return Optional.empty();
        }
        Set<Permission> needed = organizationRole.role().permissions();
        if (organizationRole.role().equals(BuiltInRole.OWNER) && !permissions.contains(Permission.OWNERSHIP)) {
            return Optional.of(
                    OrganizationError.ESCALATION.on("organizationRole", "only owners make or unmake owners"));
        }
        if (!permissions.containsAll(needed)) {
            return Optional.of(
                    OrganizationError.ESCALATION.on("organizationRole", "holds permissions that you do not hold"));
        }
        if (scope == AssignmentScope.SUBTREE && !subtreePermissions.containsAll(needed)) {
            return Optional.of(
                    OrganizationError.ESCALATION.on("scope", "reaches organizations that you do not administer"));
        }
        return Optional.empty();
    }
}
