package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.util.List;

/**
 * Puts members into teams, and takes them out. Whoever comes into a team gets its roles: only who might have given each
 * of them does that, and nobody for themselves.
 */
public final class TeamMembers {

    private final CommandContext context;

    public TeamMembers(CommandContext context) {
        this.context = context;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} for a team or a user who is no
     *     member, {@code ALREADY_EXISTS}, {@code ESCALATION}
     */
    public void add(OrganizationScope scope, Granter granter, TeamId id, UserId user) {
        ManageTeam teams = new ManageTeam(context);
        teams.find(scope, id);
        // or the team might get roles between the question and the answer
        context.stores().hierarchy().lock(scope);
        new ManageMember(context).find(scope, user);
        List<RoleAssignment> roles = roles(scope, id);
        if (!roles.isEmpty()) {
            granter.requireOther(user);
            granter.requireMayAssign();
        }
        requireHoldsAll(granter, roles);
        boolean byProvider = forgetProviders(scope, id, user);
        if (context.stores().teams().contains(scope, id, user)) {
            if (!byProvider) {
                throw OrganizationError.ALREADY_EXISTS.on("user", "is in the team already");
            }
        } else {
            context.account(user.value()).joinGroup(teams.group(scope, id));
        }
        rolesChanged(scope, user, roles);
        context.audit(scope, "team.member.add", "team:" + id, null, user);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION} */
    public void remove(OrganizationScope scope, Granter granter, TeamId id, UserId user) {
        ManageTeam teams = new ManageTeam(context);
        teams.find(scope, id);
        if (!context.stores().teams().contains(scope, id, user)) {
            throw OrganizationError.NOT_FOUND.on("user", "no such member");
        }
        List<RoleAssignment> roles = roles(scope, id);
        if (!roles.isEmpty()) {
            granter.requireMayAssign();
        }
        requireHoldsAll(granter, roles);
        forgetProviders(scope, id, user);
        context.account(user.value()).leaveGroup(teams.group(scope, id));
        rolesChanged(scope, user, roles);
        context.audit(scope, "team.member.remove", "team:" + id, user, null);
    }

    /** From now on the member is in the team, or out of it, by an administrator's hand; answers whether it was another's. */
    private boolean forgetProviders(OrganizationScope scope, TeamId id, UserId user) {
        List<ProviderTeam> byProviders = context.stores().providerTeams().of(scope, user).stream()
                .filter(team -> team.team().equals(id))
                .toList();
        byProviders.forEach(team -> context.stores().providerTeams().remove(scope, team));
        return !byProviders.isEmpty();
    }

    private void rolesChanged(OrganizationScope scope, UserId user, List<RoleAssignment> roles) {
        if (!roles.isEmpty()) {
            new KillSwitches(context).rolesChanged(scope, new Principal.Member(user));
        }
    }

    private List<RoleAssignment> roles(OrganizationScope scope, TeamId id) {
        return context.stores().assignments().of(scope, new Principal.Team(id)).stream()
                .filter(assignment -> assignment.effectiveAt(context.now()))
                .toList();
    }

    private static void requireHoldsAll(Granter granter, List<RoleAssignment> roles) {
        roles.forEach(assignment -> granter.requireHolds(assignment.role(), assignment.scope()));
    }
}
