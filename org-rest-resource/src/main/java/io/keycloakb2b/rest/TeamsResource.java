package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.ManageTeam;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Team;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Teams of an organization. */
public final class TeamsResource {

    private final Desk desk;
    private final OrganizationId organization;

    TeamsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the teams of an organization",
            needs = Permission.TEAMS_READ,
            answer = TeamView.class,
            shape = Shape.LIST)
    @GET
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.TEAMS_READ, organization);
            var page = desk.stores().teams().teams(scope, Desk.page(after, max));
            return Desk.ok(Listing.of(page, team -> TeamView.of(desk, scope, team)));
        });
    }

    @Operation(
            summary = "Make a team",
            needs = Permission.TEAMS_MANAGE,
            body = TeamBody.class,
            answer = TeamView.class,
            status = 201,
            once = true)
    @POST
    public Response create(String body) {
        return desk.once(body, this::manageable, scope -> {
            TeamBody draft = Json.read(body, TeamBody.class);
            Team team = command().create(scope, draft.change(desk.session()));
            return Desk.created(TeamView.of(desk, scope, team));
        });
    }

    @Operation(summary = "Read a team", needs = Permission.TEAMS_READ, answer = TeamView.class)
    @GET
    @Path("{team}")
    public Response read(@PathParam("team") String team) {
        return desk.answer(() -> {
            return Desk.ok(view(desk.require(Permission.TEAMS_READ, organization), team));
        });
    }

    @Operation(
            summary = "Change a team",
            needs = Permission.TEAMS_MANAGE,
            body = TeamBody.class,
            answer = TeamView.class,
            conditional = true)
    @PATCH
    @Path("{team}")
    public Response update(@PathParam("team") String team, String body) {
        return desk.answer(() -> {
            OrganizationScope scope = manageable();
            TeamBody change = Json.read(body, TeamBody.class);
            requireUnchanged(scope, team);
            Team changed = command().update(scope, id(team), change.change(desk.session()));
            return Desk.ok(TeamView.of(desk, scope, changed));
        });
    }

    @Operation(
            summary = "Remove a team, and its roles from its members",
            needs = Permission.TEAMS_MANAGE,
            conditional = true)
    @DELETE
    @Path("{team}")
    public Response remove(@PathParam("team") String team) {
        return desk.answer(() -> {
            OrganizationScope scope = manageable();
            requireUnchanged(scope, team);
            command().remove(scope, desk.granter(organization), id(team));
            return Desk.done();
        });
    }

    @Path("{team}/members")
    public TeamMembersResource members(@PathParam("team") String team) {
        return new TeamMembersResource(desk, organization, id(team));
    }

    @Path("{team}/roles")
    public TeamRolesResource roles(@PathParam("team") String team) {
        return new TeamRolesResource(desk, organization, id(team));
    }

    private OrganizationScope manageable() {
        return desk.require(Permission.TEAMS_MANAGE, organization);
    }

    private void requireUnchanged(OrganizationScope scope, String team) {
        desk.requireUnchanged(scope, () -> view(scope, team));
    }

    private TeamView view(OrganizationScope scope, String team) {
        return TeamView.of(desk, scope, command().find(scope, id(team)));
    }

    private ManageTeam command() {
        return new ManageTeam(desk.commands());
    }

    private static TeamId id(String team) {
        return Desk.id(team, TeamId::new);
    }
}
