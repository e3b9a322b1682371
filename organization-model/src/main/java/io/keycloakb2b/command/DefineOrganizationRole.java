package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RoleAssignment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes, changes and removes an organization's own roles. Nobody makes one that holds more than they hold. */
public final class DefineOrganizationRole {

    private final CommandContext context;

    public DefineOrganizationRole(CommandContext context) {
        this.context = context;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code MISSING_VALUE}, {@code INVALID_VALUE}, {@code
     *     ALREADY_EXISTS}, {@code TOO_MANY}, {@code ESCALATION}, {@code ROLE_OUTSIDE_CEILING}
     */
    public CustomRole create(OrganizationScope scope, Granter granter, OrganizationRoleChange draft) {
        // First what may not be known, then what may be wrong.
        requireInsideCeiling(scope, draft.appRoles().orElse(Set.of()));
        CustomRole role = RoleDrafts.create(Optional.of(scope.organization()), draft);
        granter.requirePermissions(role.permissions());
        context.stores().organizationRoles().insert(scope, role);
        context.audit(scope, "organization-role.create", target(role), null, role);
        return role;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} for a role of the
     *     realm, {@code INVALID_VALUE}, {@code ALREADY_EXISTS}, {@code ESCALATION}, {@code ROLE_OUTSIDE_CEILING}
     */
    public CustomRole update(
            OrganizationScope scope, Granter granter, OrganizationRoleId id, OrganizationRoleChange change) {
        CustomRole before = own(scope, id);
        Set<AssignedRole.AppRole> fresh = new HashSet<>(change.appRoles().orElse(Set.of()));
        fresh.removeAll(before.appRoles());
        requireInsideCeiling(scope, fresh);
        CustomRole after = RoleDrafts.update(before, change);
        List<RoleAssignment> given = given(scope, before);
        requireMayEdit(scope, granter, before, given);
        requireHoldsAll(granter, after, given);
        context.stores().organizationRoles().update(scope, after);
        context.audit(scope, "organization-role.update", target(before), before, after);
        return after;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} for a role of the
     *     realm, {@code IN_USE}, {@code ESCALATION}
     */
    public void remove(
            OrganizationScope scope, Granter granter, OrganizationRoleId id, Removal<OrganizationRole> removal) {
        CustomRole role = own(scope, id);
        List<RoleAssignment> given = given(scope, role);
        requireMayEdit(scope, granter, role, given);
        removal.requireDecided(context.stores().organizationRoles().uses(scope, role), "the role is assigned");
        removal.replacement().ifPresent(other -> RoleDrafts.requireReplaces(role, other));
        Optional<AssignedRole> replacement = removal.replacement().map(AssignedRole.OrganizationRole::new);
        replacement.ifPresent(other -> given.forEach(each -> granter.requireHolds(other, each.scope())));
        context.stores().organizationRoles().replace(scope, role, replacement);
        context.stores().organizationRoles().remove(scope, role);
        context.audit(
                scope, "organization-role.delete", target(role), new Removed(role, given), replacement.orElse(null));
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} */
    public CustomRole find(OrganizationScope scope, OrganizationRoleId id) {
        return context.stores()
                .organizationRoles()
                .find(scope, id)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("role", "no such role"));
    }

    private CustomRole own(OrganizationScope scope, OrganizationRoleId id) {
        CustomRole role = find(scope, id);
        if (role.organization().isEmpty()) {
            throw OrganizationError.FORBIDDEN.on("role", "belongs to the realm: only the platform changes it");
        }
        return role;
    }

    /** Whoever holds a role would change their own rights with it. */
    private void requireMayEdit(OrganizationScope scope, Granter granter, CustomRole role, List<RoleAssignment> given) {
        Stream<AssignedRole> assigned = granter.self().stream()
                .flatMap(self -> context.inputs().assignments(scope.realm(), scope.organization(), self).stream())
                .map(RoleAssignment::role);
        Stream<AssignedRole> ofTheKey = scope.actor().key().stream()
                .flatMap(key -> context.stores().apiKeys().find(scope, key).stream())
                .flatMap(key -> key.roles().stream());
        if (Stream.concat(assigned, ofTheKey).anyMatch(new AssignedRole.OrganizationRole(role)::same)) {
            throw OrganizationError.ESCALATION.on("role", "nobody changes a role that they hold");
        }
        requireHoldsAll(granter, role, given);
    }

    /** Whose role reaches below has its permissions there, too. */
    private static void requireHoldsAll(Granter granter, CustomRole role, List<RoleAssignment> given) {
        granter.requirePermissions(role.permissions());
        if (given.stream().anyMatch(assignment -> assignment.scope() == AssignmentScope.SUBTREE)) {
            granter.requireSubtreePermissions(role.permissions());
        }
    }

    private List<RoleAssignment> given(OrganizationScope scope, CustomRole role) {
        return context.stores().assignments().giving(scope, new AssignedRole.OrganizationRole(role));
    }

    private void requireInsideCeiling(OrganizationScope scope, Set<AssignedRole.AppRole> appRoles) {
        Ceilings ceilings = new Ceilings(context, scope);
        appRoles.forEach(appRole -> ceilings.require("appRoles", appRole));
    }

    private static String target(CustomRole role) {
        return "organization-role:" + role.id();
    }

    /** What a removal took away. */
    record Removed(CustomRole role, List<RoleAssignment> assignments) {}
}
