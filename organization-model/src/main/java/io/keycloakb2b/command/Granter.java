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
 * @param self the person, or whoever answers for the API key; empty where there is nobody
 * @param unbounded whether anything inside the ceiling may be handed out
 * @param permissions what the person or key may do in the organization
 * @param subtreePermissions what of it the person may also do below
 */
public record Granter(
        Optional<UserId> self, boolean unbounded, Set<Permission> permissions, Set<Permission> subtreePermissions) {

    public Granter {
        permissions = Set.copyOf(permissions);
        subtreePermissions = Set.copyOf(subtreePermissions);
    }

    /** The platform, which is no member. */
    public static Granter platform() {
        return new Granter(Optional.empty(), true, Set.of(), Set.of());
    }

    public static Granter person(UserId self, Set<Permission> permissions, Set<Permission> subtreePermissions) {
        return new Granter(Optional.of(self), false, permissions, subtreePermissions);
    }

    /** An API key, which hands out nothing that reaches below, and nothing to whoever answers for it. */
    public static Granter machine(Optional<UserId> sponsor, Set<Permission> permissions) {
        return new Granter(sponsor, false, permissions, Set.of());
    }

    boolean holds(Permission permission) {
        return unbounded || permissions.contains(permission);
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
        if (!holds(Permission.ROLES_ASSIGN)) {
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
        if (!unbounded && !permissions.containsAll(needed)) {
            throw OrganizationError.ESCALATION.on("permissions", "holds permissions that you do not hold");
        }
    }

    /**
     * The same for a role whose holders administer the organizations below, too.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code ESCALATION}
     */
    void requireSubtreePermissions(Set<Permission> needed) {
        if (!unbounded && !subtreePermissions.containsAll(needed)) {
            throw OrganizationError.ESCALATION.on(
                    "permissions", "the role reaches organizations that you do not administer");
        }
    }

    private Optional<OrganizationException> obstacle(AssignedRole role, AssignmentScope scope) {
        if (unbounded || !(role instanceof AssignedRole.OrganizationRole organizationRole)) {
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
