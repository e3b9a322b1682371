package io.keycloakb2b.command;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.OrganizationAccess;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.ProviderGrant;
import io.keycloakb2b.organization.ProviderMapping;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.organization.Team;
import io.keycloakb2b.organization.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/**
 * Leaves a member with exactly what an identity provider gives, as far as that provider is the source: what others gave
 * stays. A provider's word makes nobody an administrator. App roles outside the ceiling are written, and count once the
 * organization is granted them.
 */
public final class FollowProvider {

    private final CommandContext context;

    public FollowProvider(CommandContext context) {
        this.context = context;
    }

    /**
     * Does nothing for somebody who is no active member, and answers so.
     *
     * @param provider the internal id of the identity provider that has just vouched for the user
     * @param given empty where the provider asserted more than anybody looks at, which gives nothing
     */
    public boolean execute(
            OrganizationId organization,
            String provider,
            UserModel user,
            Actor actor,
            Optional<Set<ProviderGrant>> given) {
        RealmId realm = new RealmId(context.realm().getId());
        UserId member = new UserId(user.getId());
        boolean active = context.inputs()
                .membership(realm, organization, member)
                .map(Membership::status)
                .filter(status -> status == MembershipStatus.ACTIVE)
                .isPresent();
        if (active) {
            OrganizationScope scope = OrganizationAccess.forEntering(realm, organization, actor);
            Wanted wanted = wanted(scope, given.orElse(Set.of()));
            if (given.isEmpty()) {
                wanted.refused().add("more than " + ProviderMapping.MAX_VALUES + " values");
            }
            followRoles(scope, member, provider, wanted.roles());
            followTeams(scope, user, provider, wanted.teams());
            if (!wanted.refused().isEmpty()) {
                context.audit(scope, "role.refuse", "user:" + member, null, wanted.refused());
            }
        }
        return active;
    }

    /**
     * What is given, by the names of the organization.
     *
     * @param refused what is given and not taken
     */
    private record Wanted(Set<AssignedRole> roles, Map<String, Team> teams, List<String> refused) {}

    /** Names that the organization does not have give nothing. */
    private Wanted wanted(OrganizationScope scope, Set<ProviderGrant> given) {
        Wanted wanted = new Wanted(new LinkedHashSet<>(), new LinkedHashMap<>(), new ArrayList<>());
        for (ProviderGrant grant : given) {
            if (grant instanceof ProviderGrant.OfTeam team) {
                context.stores()
                        .teams()
                        .named(scope, team.name())
                        .ifPresent(found -> take(wanted, grant, administrative(scope, found), () -> wanted.teams()
                                .put(found.id().value(), found)));
            } else {
                role(scope, grant)
                        .ifPresent(found -> take(wanted, grant, administrative(found), () -> wanted.roles()
                                .add(found)));
            }
        }
        return wanted;
    }

    private static void take(Wanted wanted, ProviderGrant grant, boolean administrative, Runnable taking) {
        if (administrative) {
            wanted.refused().add(grant.text());
        } else {
            taking.run();
        }
    }

    private Optional<AssignedRole> role(OrganizationScope scope, ProviderGrant grant) {
        if (grant instanceof ProviderGrant.AppRole appRole) {
            return appRole(scope.realm(), appRole).map(AssignedRole.class::cast);
        }
        return grant instanceof ProviderGrant.Role role
                ? organizationRole(scope, role.name()).map(AssignedRole.OrganizationRole::new)
                : Optional.empty();
    }

    /** Of applications alone, which none of Keycloak's own clients can be. */
    private Optional<AssignedRole.AppRole> appRole(RealmId realm, ProviderGrant.AppRole named) {
        ClientModel client = context.session().clients().getClientByClientId(context.realm(), named.application());
        if (client == null
                || !context.inputs()
                        .application(realm, new ClientId(client.getId()))
                        .application()) {
            return Optional.empty();
        }
        RoleModel role = client.getRole(named.role());
        return Optional.ofNullable(role)
                .map(found -> new AssignedRole.AppRole(new ClientId(client.getId()), new RoleId(found.getId())));
    }

    private Optional<io.keycloakb2b.organization.OrganizationRole> organizationRole(
            OrganizationScope scope, String name) {
        Optional<BuiltInRole> builtIn = BuiltInRole.named(name);
        return builtIn.isPresent()
                ? builtIn.map(role -> role)
                : roleName(name)
                        .flatMap(found -> context.stores().organizationRoles().named(scope, found))
                        .map((CustomRole role) -> role);
    }

    private static Optional<RoleName> roleName(String name) {
        try {
            return Optional.of(RoleName.of(name));
        } catch (OrganizationException noName) {
            return Optional.empty(); // and so no role has it
        }
    }

    private static boolean administrative(AssignedRole role) {
        return role instanceof AssignedRole.OrganizationRole held
                && (held.role() instanceof BuiltInRole || held.role().administrative());
    }

    private boolean administrative(OrganizationScope scope, Team team) {
        return context.stores().assignments().of(scope, new Principal.Team(team.id())).stream()
                .anyMatch(RoleAssignment::administrative);
    }

    private void followRoles(OrganizationScope scope, UserId member, String provider, Set<AssignedRole> wanted) {
        Principal holder = new Principal.Member(member);
        List<RoleAssignment> held = context.stores().assignments().of(scope, holder).stream()
                .filter(assignment -> assignment.source() == AssignmentSource.IDENTITY_PROVIDER)
                .filter(assignment -> assignment.sourceReference().equals(provider))
                .toList();
        List<RoleAssignment> gone = held.stream()
                .filter(assignment -> wanted.stream().noneMatch(assignment.role()::same))
                .toList();
        List<RoleAssignment> given = wanted.stream()
                .filter(role ->
                        held.stream().noneMatch(assignment -> assignment.role().same(role)))
                .map(role -> assignment(scope, holder, role, provider))
                .toList();
        gone.forEach(assignment -> context.stores().assignments().remove(scope, assignment));
        given.forEach(assignment -> context.stores().assignments().put(scope, assignment));
        if (!gone.isEmpty()) {
            context.audit(scope, "role.unassign", "user:" + member, gone, null);
        }
        if (!given.isEmpty()) {
            context.audit(scope, "role.assign", "user:" + member, null, given);
        }
    }

    private RoleAssignment assignment(OrganizationScope scope, Principal holder, AssignedRole role, String provider) {
        return new RoleAssignment(
                scope.organization(),
                holder,
                role,
                AssignmentScope.SELF,
                AssignmentSource.IDENTITY_PROVIDER,
                provider,
                Optional.empty(),
                Optional.empty(),
                context.now());
    }

    private void followTeams(OrganizationScope scope, UserModel user, String provider, Map<String, Team> wanted) {
        UserId member = new UserId(user.getId());
        List<ProviderTeam> held = context.stores().providerTeams().of(scope, member);
        List<ProviderTeam> own =
                held.stream().filter(team -> team.provider().equals(provider)).toList();
        for (ProviderTeam team : own) {
            if (!wanted.containsKey(team.team().value())) {
                context.stores().providerTeams().remove(scope, team);
                boolean byOthers = held.stream()
                        .anyMatch(other -> other.team().equals(team.team())
                                && !other.provider().equals(provider));
                if (!byOthers) {
                    leave(scope, user, team);
                }
            }
        }
        for (Team team : wanted.values()) {
            join(scope, user, held, new ProviderTeam(scope.organization(), member, team.id(), provider));
        }
    }

    /** Whoever is in the team by an administrator's hand stays there whatever the provider says. */
    private void join(OrganizationScope scope, UserModel user, List<ProviderTeam> held, ProviderTeam team) {
        boolean inside = context.stores().teams().contains(scope, team.team(), team.user());
        boolean byProvider = held.stream().anyMatch(other -> other.team().equals(team.team()));
        if (inside && (!byProvider || held.contains(team))) {
            return;
        }
        context.stores().providerTeams().put(scope, team);
        if (!inside) {
            AdminPermissionsSchema.runWithoutAuthorization(
                    context.session(), () -> user.joinGroup(new ManageTeam(context).group(scope, team.team())));
            context.audit(scope, "team.member.add", "team:" + team.team(), null, team.user());
        }
    }

    private void leave(OrganizationScope scope, UserModel user, ProviderTeam team) {
        AdminPermissionsSchema.runWithoutAuthorization(
                context.session(), () -> user.leaveGroup(new ManageTeam(context).group(scope, team.team())));
        context.audit(scope, "team.member.remove", "team:" + team.team(), team.user(), null);
    }
}
