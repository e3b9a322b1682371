package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.Names;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.Team;
import io.keycloakb2b.organization.TeamId;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes, changes and removes teams, which are native organization groups. */
public final class ManageTeam {

    private final CommandContext context;

    public ManageTeam(CommandContext context) {
        this.context = context;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code MISSING_VALUE}, {@code INVALID_VALUE}, {@code
     *     ALREADY_EXISTS} on the name, {@code TOO_MANY}, {@code APPLICATION_NOT_GRANTED}
     */
    public Team create(OrganizationScope scope, TeamChange draft) {
        Optional<ClientId> application = draft.application().value();
        // First what may not be known, then what may be wrong.
        application.ifPresent(client -> requireGranted(scope, client));
        String name = name(draft.name().orElseThrow(() -> OrganizationError.MISSING_VALUE.on("name", "is needed")));
        context.stores().hierarchy().lock(scope);
        requireFree(scope, name);
        GroupModel group = context.natives().createGroup(context.nativeOrganization(scope), name, null);
        draft.description().map(ManageTeam::description).ifPresent(group::setDescription);
        TeamId id = new TeamId(group.getId());
        context.stores().teams().bind(scope, id, application);
        Team team = find(scope, id);
        context.audit(scope, "team.create", target(id), null, team);
        return team;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code INVALID_VALUE}, {@code
     *     ALREADY_EXISTS} on the name, {@code APPLICATION_NOT_GRANTED}
     */
    public Team update(OrganizationScope scope, TeamId id, TeamChange change) {
        Team before = find(scope, id);
        Optional<ClientId> application = change.application().applyTo(before.application());
        if (change.application().mentioned() && !application.equals(before.application())) {
            application.ifPresent(client -> requireGranted(scope, client));
        }
        context.stores().hierarchy().lock(scope);
        application.ifPresent(client -> requireOnlyRolesOf(scope, id, client));
        GroupModel group = group(scope, id);
        change.name()
                .map(ManageTeam::name)
                .filter(name -> !name.equals(before.name()))
                .ifPresent(name -> {
                    rename(scope, before, group, name);
                });
        change.description().map(ManageTeam::description).ifPresent(group::setDescription);
        context.stores().teams().bind(scope, id, application);
        Team after = find(scope, id);
        context.audit(scope, "team.update", target(id), before, after);
        return after;
    }

    /**
     * Takes the team's roles from its members, so only those go that the granter might have given.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code ESCALATION}; {@code
     *     HAS_CHILDREN} while native groups lie below it
     */
    public void remove(OrganizationScope scope, Granter granter, TeamId id) {
        Team team = find(scope, id);
        List<RoleAssignment> roles = context.stores().assignments().of(scope, new Principal.Team(id));
        roles.forEach(assignment -> granter.requireHolds(assignment.role(), assignment.scope()));
        if (context.stores().teams().hasChildren(scope, id)) {
            throw OrganizationError.HAS_CHILDREN.because("remove or move the groups below it first");
        }
        if (!roles.isEmpty()) {
            new KillSwitches(context).rolesChanged(scope, new Principal.Team(id));
        }
        context.audit(scope, "team.delete", target(id), new Removed(team, roles), null);
        context.session().groups().removeGroup(context.realm(), group(scope, id));
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, for foreign and absent alike */
    public Team find(OrganizationScope scope, TeamId id) {
        return context.stores()
                .teams()
                .find(scope, id)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("team", "no such team"));
    }

    /** The native group of a team that the scope's organization has. */
    GroupModel group(OrganizationScope scope, TeamId id) {
        GroupModel group = context.session().groups().getGroupById(context.realm(), id.value());
        if (group == null) {
            throw OrganizationError.NOT_FOUND.on("team", "no such team");
        }
        return group;
    }

    private void rename(OrganizationScope scope, Team team, GroupModel group, String name) {
        boolean sameName = Names.key(name).equals(Names.key(team.name()));
        if (team.parent().isEmpty() && !sameName) {
            requireFree(scope, name);
        }
        String before = KeycloakModelUtils.buildGroupPath(group);
        group.setName(name);
        GroupModel.GroupPathChangeEvent.fire(
                group, KeycloakModelUtils.buildGroupPath(group), before, context.session());
    }

    /** Keycloak's own rule depends on what the database takes for equal. */
    private void requireFree(OrganizationScope scope, String name) {
        List<String> names = context.stores().teams().topLevelNames(scope);
        if (names.stream().map(Names::key).anyMatch(Names.key(name)::equals)) {
            throw OrganizationError.ALREADY_EXISTS.on("name", "a team of this name exists");
        }
        if (names.size() >= TeamChange.MAX_TEAMS) {
            throw OrganizationError.TOO_MANY.because("there are " + TeamChange.MAX_TEAMS + " teams already");
        }
    }

    private void requireGranted(OrganizationScope scope, ClientId client) {
        OrganizationPath path = context.path(scope);
        boolean granted = context.inputs()
                .applicationLevels(scope.realm(), path, client)
                .get(path.depth())
                .status()
                .isPresent();
        if (!granted) {
            throw OrganizationError.APPLICATION_NOT_GRANTED.on(
                    "application", "the organization does not hold this application");
        }
    }

    private void requireOnlyRolesOf(OrganizationScope scope, TeamId id, ClientId client) {
        boolean others = context.stores().assignments().of(scope, new Principal.Team(id)).stream()
                .anyMatch(assignment -> !ofApplication(assignment.role(), client));
        if (others) {
            throw OrganizationError.INVALID_VALUE.on("application", "the team holds other roles: take them away first");
        }
    }

    static boolean ofApplication(AssignedRole role, ClientId client) {
        return role instanceof AssignedRole.AppRole appRole && appRole.client().equals(client);
    }

    private static String name(String text) {
        return OrganizationDraft.requireText("name", text, TeamChange.MAX_NAME);
    }

    private static String description(String text) {
        if (text.length() > TeamChange.MAX_DESCRIPTION) {
            throw OrganizationError.INVALID_VALUE.on(
                    "description", "must have at most " + TeamChange.MAX_DESCRIPTION + " characters");
        }
        return text;
    }

    private static String target(TeamId id) {
        return "team:" + id;
    }

    /** What a removal took away. */
    record Removed(Team team, List<RoleAssignment> roles) {}
}
