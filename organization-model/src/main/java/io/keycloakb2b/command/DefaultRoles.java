package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Roles that everybody gets who joins an organization, in whatever way. Who is a member already keeps what they have. */
public final class DefaultRoles {

    /** Most default roles of one organization. */
    public static final int MAX_ROLES = 100;

    private static final AssignedRole OWNER = new AssignedRole.OrganizationRole(BuiltInRole.OWNER);

    private final CommandContext context;

    public DefaultRoles(CommandContext context) {
        this.context = context;
    }

    public List<AssignedRole> all(OrganizationScope scope) {
        return context.stores().defaultRoles().all(scope);
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE}, {@code ROLE_OUTSIDE_CEILING},
     *     {@code ESCALATION} for what the granter could not give, or take, one by one
     */
    public void replace(OrganizationScope scope, Granter granter, Collection<AssignedRole> wanted) {
        granter.requireMayAssign();
        context.stores().hierarchy().lock(scope);
        List<AssignedRole> before = all(scope);
        Ceilings ceilings = new Ceilings(context, scope);
        List<AssignedRole> given = without(wanted, before);
        // First what may not be known, then what may be wrong.
        for (AssignedRole role : given) {
            if (role instanceof AssignedRole.AppRole appRole) {
                ceilings.require("roles", appRole);
            }
        }
        given.forEach(role -> granter.requireHolds(role, AssignmentScope.SELF));
        without(before, wanted).forEach(role -> granter.requireHolds(role, AssignmentScope.SELF));
        if (wanted.contains(OWNER)) {
            throw OrganizationError.INVALID_VALUE.on("roles", "nobody becomes an owner by joining");
        }
        if (wanted.size() > MAX_ROLES) {
            throw OrganizationError.INVALID_VALUE.on("roles", "must be at most " + MAX_ROLES);
        }
        context.stores().defaultRoles().replace(scope, wanted);
        context.audit(scope, "role.default", "organization:" + scope.organization(), before, wanted);
    }

    /**
     * The same for the app roles of one application; the others stay.
     *
     * @throws io.keycloakb2b.organization.OrganizationException as {@link #replace}
     */
    public void replaceOf(
            OrganizationScope scope, Granter granter, ClientId client, Set<AssignedRole.AppRole> appRoles) {
        context.stores().hierarchy().lock(scope);
        List<AssignedRole> wanted = new ArrayList<>(all(scope));
        wanted.removeIf(role -> ManageTeam.ofApplication(role, client));
        wanted.addAll(appRoles);
        replace(scope, granter, wanted);
    }

    /** Gives them to somebody who has just joined. */
    void give(OrganizationScope scope, UserId user) {
        List<RoleAssignment> given = all(scope).stream()
                .map(role -> new RoleAssignment(
                        scope.organization(),
                        new Principal.Member(user),
                        role,
                        AssignmentScope.SELF,
                        AssignmentSource.DEFAULT,
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        context.now()))
                .toList();
        if (!given.isEmpty()) {
            given.forEach(assignment -> context.stores().assignments().put(scope, assignment));
            context.audit(scope, "role.assign", "user:" + user, null, given);
        }
    }

    private static List<AssignedRole> without(Collection<AssignedRole> all, Collection<AssignedRole> some) {
        return all.stream().filter(role -> some.stream().noneMatch(role::same)).toList();
    }
}
