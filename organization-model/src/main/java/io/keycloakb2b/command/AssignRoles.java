package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands roles to members, and takes them back. Nobody raises their own rights or gives more than they hold. */
public final class AssignRoles {

    private final CommandContext context;

    public AssignRoles(CommandContext context) {
        this.context = context;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ROLE_OUTSIDE_CEILING},
     *     {@code ESCALATION}
     */
    public void assign(OrganizationScope scope, Granter granter, UserId user, List<RoleChange> roles) {
        new ManageMember(context).find(scope, user);
        for (RoleChange change : roles) {
            requireMayGive(granter, user, change.role());
            requireAssignable(scope, change);
            RoleAssignment assignment = new RoleAssignment(
                    scope.organization(),
                    new Principal.Member(user),
                    change.role(),
                    change.scope(),
                    AssignmentSource.DIRECT,
                    "",
                    change.expiresAt(),
                    scope.actor().user(),
                    context.now());
            context.stores().assignments().put(scope, assignment);
            context.audit(scope, "role.assign", "user:" + user, null, assignment);
        }
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}, {@code LAST_OWNER} */
    public void unassign(OrganizationScope scope, Granter granter, UserId user, AssignedRole role) {
        new ManageMember(context).find(scope, user);
        requireMayGive(granter, user, role);
        if (role.equals(new AssignedRole.OrganizationRole(BuiltInRole.OWNER))) {
            new Ownership(context).requireAnotherOwner(scope, user);
        }
        boolean removed =
                context.stores().assignments().remove(scope, new Principal.Member(user), role, AssignmentSource.DIRECT);
        if (!removed) {
            throw OrganizationError.NOT_FOUND.on("role", "no such assignment");
        }
        context.audit(scope, "role.unassign", "user:" + user, role, null);
    }

    /** Leaves the member with exactly these direct roles. */
    public void replace(OrganizationScope scope, Granter granter, UserId user, List<RoleChange> roles) {
        new ManageMember(context).find(scope, user);
        Set<AssignedRole> wanted = roles.stream().map(RoleChange::role).collect(Collectors.toSet());
        List<RoleAssignment> direct = direct(scope, user);
        direct.stream()
                .map(RoleAssignment::role)
                .distinct()
                .filter(role -> !wanted.contains(role))
                .forEach(role -> unassign(scope, granter, user, role));
        assign(
                scope,
                granter,
                user,
                roles.stream().filter(change -> isNew(change, direct)).toList());
    }

    private List<RoleAssignment> direct(OrganizationScope scope, UserId user) {
        return context.stores().assignments().of(scope, new Principal.Member(user)).stream()
                .filter(assignment -> assignment.source() == AssignmentSource.DIRECT)
                .toList();
    }

    private static boolean isNew(RoleChange change, List<RoleAssignment> direct) {
        return direct.stream()
                .noneMatch(assignment -> assignment.role().equals(change.role())
                        && assignment.scope() == change.scope()
                        && assignment.expiresAt().equals(change.expiresAt()));
    }

    private static void requireMayGive(Granter granter, UserId user, AssignedRole role) {
        if (granter.self().isEmpty()) {
            return;
        }
        if (granter.self().get().equals(user)) {
            throw OrganizationError.ESCALATION.on("user", "nobody changes their own roles");
        }
        if (role instanceof AssignedRole.OrganizationRole organizationRole
                && !granter.permissions().containsAll(organizationRole.role().permissions())) {
            throw OrganizationError.ESCALATION.on("role", "holds permissions that you do not hold");
        }
        if (role.equals(new AssignedRole.OrganizationRole(BuiltInRole.OWNER))
                && !granter.permissions().contains(Permission.OWNERSHIP)) {
            throw OrganizationError.ESCALATION.on("role", "only owners make owners");
        }
    }

    private void requireAssignable(OrganizationScope scope, RoleChange change) {
        if (change.expiresAt().filter(moment -> !moment.isAfter(context.now())).isPresent()) {
            throw OrganizationError.INVALID_VALUE.on("expiresAt", "must lie in the future");
        }
        if (change.role() instanceof AssignedRole.AppRole appRole) {
            RoleCeiling ceiling = RoleCeiling.of(
                    context.inputs().applicationLevels(scope.realm(), context.path(scope), appRole.client()),
                    context.inputs().composites(scope.realm(), appRole.client()));
            if (!ceiling.active() || !ceiling.allowed().contains(appRole.role())) {
                throw OrganizationError.ROLE_OUTSIDE_CEILING.on(
                        "role", "the organization was not granted this app role");
            }
        }
    }
}
