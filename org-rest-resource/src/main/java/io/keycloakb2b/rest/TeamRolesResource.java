package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.AssignRoles;
import io.keycloakb2b.command.Ceilings;
import io.keycloakb2b.command.Granter;
import io.keycloakb2b.command.ManageTeam;
import io.keycloakb2b.command.RoleChange;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roles of one team, and so of everybody in it. */
public final class TeamRolesResource {

    private final Desk desk;
    private final OrganizationId organization;
    private final TeamId team;

    TeamRolesResource(Desk desk, OrganizationId organization, TeamId team) {
        this.desk = desk;
        this.organization = organization;
        this.team = team;
    }

    @Operation(
            summary = "List the roles of a team",
            needs = Permission.ROLES_READ,
            answer = AssignmentView.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.ROLES_READ, organization);
            new ManageTeam(desk.commands()).find(scope, team);
            return Desk.ok(roles(scope));
        });
    }

    @Operation(
            summary = "Give a team a role",
            needs = Permission.ROLES_ASSIGN,
            body = RoleBody.class,
            answer = AssignmentView.class,
            shape = Shape.LIST,
            status = 201)
    @POST
    public Response assign(String body) {
        return desk.answer(() -> {
            OrganizationScope scope = changeable();
            RoleBody role = Json.read(body, RoleBody.class);
            commands().assign(scope, granter(), holder(), List.of(role.change(desk, scope)));
            return Desk.created(roles(scope));
        });
    }

    @Operation(
            summary = "Replace the roles of a team",
            needs = Permission.ROLES_ASSIGN,
            body = MemberRolesResource.Replacement.class,
            answer = AssignmentView.class,
            shape = Shape.LIST)
    @PUT
    public Response replace(String body) {
        return desk.answer(() -> {
            OrganizationScope scope = changeable();
            List<RoleBody> wanted = Fields.all(
                    "roles",
                    Json.read(body, MemberRolesResource.Replacement.class).roles(),
                    MemberRolesResource.MAX_ROLES);
            List<RoleChange> changes =
                    wanted.stream().map(role -> role.change(desk, scope)).toList();
            commands().replace(scope, granter(), holder(), changes);
            return Desk.ok(roles(scope));
        });
    }

    @Operation(summary = "Take a role from a team", needs = Permission.ROLES_ASSIGN)
    @DELETE
    public Response unassign(
            @QueryParam("organizationRole") @Nullable String organizationRole,
            @QueryParam("application") @Nullable String application,
            @QueryParam("appRole") @Nullable String appRole) {
        return desk.answer(() -> {
            OrganizationScope scope = changeable();
            AssignedRole role = new RoleBody(
                            Optional.ofNullable(organizationRole),
                            Optional.ofNullable(application),
                            Optional.ofNullable(appRole),
                            Optional.empty(),
                            Optional.empty())
                    .role(desk, scope);
            commands().unassign(scope, granter(), holder(), role);
            return Desk.done();
        });
    }

    private OrganizationScope changeable() {
        OrganizationScope scope = desk.require(Permission.ROLES_ASSIGN, organization);
        commands().requireMayChange(scope, granter(), holder());
        return scope;
    }

    private Listing<AssignmentView> roles(OrganizationScope scope) {
        Ceilings ceilings = new Ceilings(desk.commands(), scope);
        return Listing.whole(desk.stores().assignments().of(scope, holder()).stream()
                .map(assignment -> AssignmentView.of(desk.session(), assignment, ceilings))
                .toList());
    }

    private Principal holder() {
        return new Principal.Team(team);
    }

    private Granter granter() {
        return desk.granter(organization);
    }

    private AssignRoles commands() {
        return new AssignRoles(desk.commands());
    }
}
