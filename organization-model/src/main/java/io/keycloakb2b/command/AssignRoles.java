package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Hands roles to members, and takes them back. Nobody raises their own rights or gives more than they hold. */
public final class AssignRoles {

    private static final AssignedRole OWNER = new AssignedRole.OrganizationRole(BuiltInRole.OWNER);

    private final CommandContext context;

    public AssignRoles(CommandContext context) {
        this.context = context;
    }

    /**
     * Asked before a role is looked up, so that what becomes of the request tells nothing of the role.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}
     */
    public void requireMayChange(OrganizationScope scope, Granter granter, UserId user) {
        new ManageMember(context).find(scope, user);
        granter.requireOther(user);
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ROLE_OUTSIDE_CEILING},
     *     {@code ESCALATION}
     */
    public void assign(OrganizationScope scope, Granter granter, UserId user, List<RoleChange> roles) {
        requireMayChange(scope, granter, user);
        Ceilings ceilings = new Ceilings(context, scope);
        for (RoleChange change : roles) {
            granter.requireHolds(change.role(), change.scope());
            requireAssignable(scope, ceilings, user, change);
            put(scope, user, change);
        }
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}, {@code LAST_OWNER} */
    public void unassign(OrganizationScope scope, Granter granter, UserId user, AssignedRole role) {
        requireMayChange(scope, granter, user);
        List<RoleAssignment> held = direct(scope, user).stream()
                .filter(assignment -> assignment.role().same(role))
                .toList();
        if (held.isEmpty()) {
            throw OrganizationError.NOT_FOUND.on("role", "no such assignment");
        }
        if (role.equals(OWNER)) {
            new Ownership(context).requireAnotherOwner(scope, user);
        }
        take(scope, granter, user, held);
    }

    /** Leaves the member with exactly these direct roles. */
    public void replace(OrganizationScope scope, Granter granter, UserId user, List<RoleChange> roles) {
        requireMayChange(scope, granter, user);
        List<RoleAssignment> direct = direct(scope, user);
        Set<AssignedRole> wanted = roles.stream().map(RoleChange::role).collect(Collectors.toSet());
        // The rows of a role go together, so one whose scope changes is taken away and given anew.
        Set<AssignedRole> gone = new LinkedHashSet<>();
        for (RoleAssignment assignment : direct) {
            if (roles.stream().noneMatch(change -> same(change, assignment))) {
                gone.add(assignment.role());
            }
        }
        if (gone.contains(OWNER) && !wanted.contains(OWNER)) {
            new Ownership(context).requireAnotherOwner(scope, user);
        }
        for (AssignedRole role : gone) {
            take(
                    scope,
                    granter,
                    user,
                    direct.stream()
                            .filter(assignment -> assignment.role().same(role))
                            .toList());
        }
        assign(
                scope,
                granter,
                user,
                roles.stream()
                        .filter(change -> gone.stream().anyMatch(change.role()::same)
                                || direct.stream().noneMatch(assignment -> same(change, assignment)))
                        .toList());
    }

    private void put(OrganizationScope scope, UserId user, RoleChange change) {
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

    private void take(OrganizationScope scope, Granter granter, UserId user, List<RoleAssignment> held) {
        held.forEach(assignment -> granter.requireHolds(assignment.role(), assignment.scope()));
        AssignedRole role = held.get(0).role();
        context.stores().assignments().remove(scope, new Principal.Member(user), role, AssignmentSource.DIRECT);
        context.audit(scope, "role.unassign", "user:" + user, held, null);
    }

    private List<RoleAssignment> direct(OrganizationScope scope, UserId user) {
        return context.stores().assignments().of(scope, new Principal.Member(user)).stream()
                .filter(assignment -> assignment.source() == AssignmentSource.DIRECT)
                .toList();
    }

    private static boolean same(RoleChange change, RoleAssignment assignment) {
        return assignment.role().same(change.role())
                && assignment.scope() == change.scope()
                && assignment.expiresAt().equals(change.expiresAt());
    }

    private void requireAssignable(OrganizationScope scope, Ceilings ceilings, UserId user, RoleChange change) {
        // First what may not be known, then what may be wrong.
        if (change.role() instanceof AssignedRole.AppRole appRole) {
            ceilings.require("role", appRole);
        }
        if (change.expiresAt().filter(moment -> !moment.isAfter(context.now())).isPresent()) {
            throw OrganizationError.INVALID_VALUE.on("expiresAt", "must lie in the future");
        }
        if (change.role().equals(OWNER) && change.expiresAt().isPresent()) {
            new Ownership(context).requireAnotherOwner(scope, user);
        }
    }
}
