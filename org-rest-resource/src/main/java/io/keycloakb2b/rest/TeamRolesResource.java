package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.Ceilings;
import io.keycloakb2b.command.ManageTeam;
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
import org.jspecify.annotations.Nullable;

/** Roles of one team, and so of everybody in it. */
public final class TeamRolesResource {

    private final Desk desk;
    private final TeamId team;
    private final HeldRoles roles;

    TeamRolesResource(Desk desk, OrganizationId organization, TeamId team) {
        this.desk = desk;
        this.team = team;
        this.roles = new HeldRoles(desk, organization, new Principal.Team(team), this::all);
    }

    @Operation(
            summary = "List the roles of a team",
            needs = Permission.ROLES_READ,
            answer = AssignmentView.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return roles.list();
    }

    @Operation(
            summary = "Give a team a role",
            needs = Permission.ROLES_ASSIGN,
            body = RoleBody.class,
            answer = AssignmentView.class,
            shape = Shape.LIST,
            status = 201,
            once = true)
    @POST
    public Response assign(String body) {
        return roles.assign(body);
    }

    @Operation(
            summary = "Replace the roles of a team",
            needs = Permission.ROLES_ASSIGN,
            body = HeldRoles.Replacement.class,
            answer = AssignmentView.class,
            shape = Shape.LIST,
            conditional = true)
    @PUT
    public Response replace(String body) {
        return roles.replace(body);
    }

    @Operation(summary = "Take a role from a team", needs = Permission.ROLES_ASSIGN, conditional = true)
    @DELETE
    public Response unassign(
            @QueryParam("organizationRole") @Nullable String organizationRole,
            @QueryParam("application") @Nullable String application,
            @QueryParam("appRole") @Nullable String appRole) {
        return roles.unassign(RoleBody.named(organizationRole, application, appRole));
    }

    private List<AssignmentView> all(OrganizationScope scope) {
        new ManageTeam(desk.commands()).find(scope, team);
        Ceilings ceilings = new Ceilings(desk.commands(), scope);
        return desk.stores().assignments().of(scope, new Principal.Team(team)).stream()
                .map(assignment -> AssignmentView.of(desk.session(), assignment, ceilings))
                .toList();
    }
}
