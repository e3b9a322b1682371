package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.ManageMember;
import io.keycloakb2b.command.ManageTeam;
import io.keycloakb2b.command.TeamMembers;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import io.keycloakb2b.spi.MemberFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Members of one team. */
public final class TeamMembersResource {

    private final Desk desk;
    private final OrganizationId organization;
    private final TeamId team;

    TeamMembersResource(Desk desk, OrganizationId organization, TeamId team) {
        this.desk = desk;
        this.organization = organization;
        this.team = team;
    }

    @Operation(
            summary = "List the members of a team",
            needs = Permission.TEAMS_READ,
            answer = MemberView.class,
            shape = Shape.LIST)
    @GET
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.TEAMS_READ, organization);
            new ManageTeam(desk.commands()).find(scope, team);
            MemberFilter inTeam = new MemberFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(team),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            return Desk.ok(
                    Listing.of(desk.stores().members().members(scope, inTeam, Desk.page(after, max)), MemberView::of));
        });
    }

    @Operation(
            summary = "Put a member into a team",
            needs = Permission.TEAMS_MANAGE,
            body = Addition.class,
            answer = MemberView.class,
            status = 201,
            once = true)
    @POST
    public Response add(String body) {
        return desk.once(body, () -> desk.require(Permission.TEAMS_MANAGE, organization), scope -> {
            String user =
                    Fields.required("userId", Json.read(body, Addition.class).userId());
            UserId id = Desk.id(user, UserId::new);
            command().add(scope, desk.granter(organization), team, id);
            return Desk.created(MemberView.of(new ManageMember(desk.commands()).read(scope, id)));
        });
    }

    @Operation(summary = "Take a member out of a team", needs = Permission.TEAMS_MANAGE)
    @DELETE
    @Path("{user}")
    public Response remove(@PathParam("user") String user) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.TEAMS_MANAGE, organization);
            command().remove(scope, desk.granter(organization), team, Desk.id(user, UserId::new));
            return Desk.done();
        });
    }

    private TeamMembers command() {
        return new TeamMembers(desk.commands());
    }

    record Addition(@About(needed = true) Optional<String> userId) {}
}
