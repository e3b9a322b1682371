package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.Team;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands roles to members and teams, and takes them back. Nobody raises their own rights, be it through a team that they
 * are in, or gives more than they hold.
 */
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
    public void requireMayChange(OrganizationScope scope, Granter granter, Principal holder) {
        if (holder instanceof Principal.Member member) {
            new ManageMember(context).find(scope, member.user());
            granter.requireOther(member.user());
        } else if (holder instanceof Principal.Team team) {
            requireTeamOfOthers(scope, granter, team.team());
        }
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ROLE_OUTSIDE_CEILING},
     *     {@code ESCALATION}, {@code INVALID_VALUE} for what a team may not hold
     */
    public void assign(OrganizationScope scope, Granter granter, Principal holder, List<RoleChange> roles) {
        requireMayChange(scope, granter, holder);
        Ceilings ceilings = new Ceilings(context, scope);
        for (RoleChange change : roles) {
            granter.requireHolds(change.role(), change.scope());
            requireAssignable(scope, ceilings, holder, change);
            put(scope, holder, change);
        }
        if (!roles.isEmpty()) {
            new KillSwitches(context).rolesChanged(scope, holder);
        }
    }

    /** The same for a member. */
    public void assign(OrganizationScope scope, Granter granter, UserId user, List<RoleChange> roles) {
        assign(scope, granter, new Principal.Member(user), roles);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}, {@code LAST_OWNER} */
    public void unassign(OrganizationScope scope, Granter granter, Principal holder, AssignedRole role) {
        requireMayChange(scope, granter, holder);
        List<RoleAssignment> held = direct(scope, holder).stream()
                .filter(assignment -> assignment.role().same(role))
                .toList();
        if (held.isEmpty()) {
            throw OrganizationError.NOT_FOUND.on("role", "no such assignment");
        }
        if (role.equals(OWNER)) {
            requireAnotherOwner(scope, holder);
        }
        take(scope, granter, holder, held);
    }

    /** Leaves the member or team with exactly these direct roles. */
    public void replace(OrganizationScope scope, Granter granter, Principal holder, List<RoleChange> roles) {
        requireMayChange(scope, granter, holder);
        List<RoleAssignment> direct = direct(scope, holder);
        Set<AssignedRole> wanted = roles.stream().map(RoleChange::role).collect(Collectors.toSet());
        // The rows of a role go together, so one whose scope changes is taken away and given anew.
        Set<AssignedRole> gone = new LinkedHashSet<>();
        for (RoleAssignment assignment : direct) {
            if (roles.stream().noneMatch(change -> same(change, assignment))) {
                gone.add(assignment.role());
            }
        }
        if (gone.contains(OWNER) && !wanted.contains(OWNER)) {
            requireAnotherOwner(scope, holder);
        }
        for (AssignedRole role : gone) {
            take(
                    scope,
                    granter,
                    holder,
                    direct.stream()
                            .filter(assignment -> assignment.role().same(role))
                            .toList());
        }
        assign(
                scope,
                granter,
                holder,
                roles.stream()
                        .filter(change -> gone.stream().anyMatch(change.role()::same)
                                || direct.stream().noneMatch(assignment -> same(change, assignment)))
                        .toList());
    }

    /** Held until the end of the transaction, so that nobody comes into the team between the question and the answer. */
    private void requireTeamOfOthers(OrganizationScope scope, Granter granter, TeamId id) {
        new ManageTeam(context).find(scope, id);
        context.stores().hierarchy().lock(scope);
        if (granter.self()
                .filter(self -> context.stores().teams().contains(scope, id, self))
                .isPresent()) {
            throw OrganizationError.ESCALATION.on("team", "nobody changes the roles of a team that they are in");
        }
    }

    private void requireAnotherOwner(OrganizationScope scope, Principal holder) {
        if (holder instanceof Principal.Member member) {
            new Ownership(context).requireAnotherOwner(scope, member.user());
        }
    }

    private void put(OrganizationScope scope, Principal holder, RoleChange change) {
        RoleAssignment assignment = new RoleAssignment(
                scope.organization(),
                holder,
                change.role(),
                change.scope(),
                AssignmentSource.DIRECT,
                "",
                change.expiresAt(),
                scope.actor().user(),
                context.now());
        context.stores().assignments().put(scope, assignment);
        context.audit(scope, "role.assign", target(holder), null, assignment);
    }

    private void take(OrganizationScope scope, Granter granter, Principal holder, List<RoleAssignment> held) {
        held.forEach(assignment -> granter.requireHolds(assignment.role(), assignment.scope()));
        AssignedRole role = held.get(0).role();
        context.stores().assignments().remove(scope, holder, role, AssignmentSource.DIRECT);
        new KillSwitches(context).rolesChanged(scope, holder);
        context.audit(scope, "role.unassign", target(holder), held, null);
    }

    private List<RoleAssignment> direct(OrganizationScope scope, Principal holder) {
        return context.stores().assignments().of(scope, holder).stream()
                .filter(assignment -> assignment.source() == AssignmentSource.DIRECT)
                .toList();
    }

    private static boolean same(RoleChange change, RoleAssignment assignment) {
        return assignment.role().same(change.role())
                && assignment.scope() == change.scope()
                && assignment.expiresAt().equals(change.expiresAt());
    }

    private void requireAssignable(OrganizationScope scope, Ceilings ceilings, Principal holder, RoleChange change) {
        // First what may not be known, then what may be wrong.
        if (change.role() instanceof AssignedRole.AppRole appRole) {
            ceilings.require("role", appRole);
        }
        if (change.expiresAt().filter(moment -> !moment.isAfter(context.now())).isPresent()) {
            throw OrganizationError.INVALID_VALUE.on("expiresAt", "must lie in the future");
        }
        if (holder instanceof Principal.Team team) {
            requireFits(new ManageTeam(context).find(scope, team.team()), change.role());
        }
        if (change.role().equals(OWNER) && holder instanceof Principal.Member member) {
            requirePerson(member.user());
        }
        if (change.role().equals(OWNER) && change.expiresAt().isPresent()) {
            requireAnotherOwner(scope, holder);
        }
    }

    /** Somebody has to answer for the organization. */
    private void requirePerson(UserId user) {
        if (context.account(user.value()).getServiceAccountClientLink() != null) {
            throw OrganizationError.INVALID_VALUE.on("organizationRole", "a service account owns no organization");
        }
    }

    private static void requireFits(Team team, AssignedRole role) {
        if (role.equals(OWNER)) {
            throw OrganizationError.INVALID_VALUE.on("organizationRole", "owners are made one by one, not by teams");
        }
        if (team.application()
                .filter(client -> !ManageTeam.ofApplication(role, client))
                .isPresent()) {
            throw OrganizationError.INVALID_VALUE.on("role", "the team holds roles of its own application only");
        }
    }

    private static String target(Principal holder) {
        return holder instanceof Principal.Team team
                ? "team:" + team.team()
                : "user:" + ((Principal.Member) holder).user();
    }
}
