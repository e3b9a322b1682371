package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.ManageMember;
import io.keycloakb2b.login.EffectiveRolesReader;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
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

/** Roles of one member. */
public final class MemberRolesResource {

    private final Desk desk;
    private final OrganizationId organization;
    private final UserId user;
    private final HeldRoles roles;

    MemberRolesResource(Desk desk, OrganizationId organization, UserId user) {
        this.desk = desk;
        this.organization = organization;
        this.user = user;
        this.roles = new HeldRoles(desk, organization, new Principal.Member(user), this::all);
    }

    @Operation(
            summary = "List the roles of a member",
            needs = Permission.ROLES_READ,
            answer = AssignmentView.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return roles.list();
    }

    @Operation(
            summary = "Give a member a role",
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
            summary = "Replace the roles that were given to a member directly",
            needs = Permission.ROLES_ASSIGN,
            body = HeldRoles.Replacement.class,
            answer = AssignmentView.class,
            shape = Shape.LIST,
            conditional = true)
    @PUT
    public Response replace(String body) {
        return roles.replace(body);
    }

    @Operation(summary = "Take a role from a member", needs = Permission.ROLES_ASSIGN, conditional = true)
    @DELETE
    public Response unassign(
            @QueryParam("organizationRole") @Nullable String organizationRole,
            @QueryParam("application") @Nullable String application,
            @QueryParam("appRole") @Nullable String appRole) {
        return roles.unassign(RoleBody.named(organizationRole, application, appRole));
    }

    private List<AssignmentView> all(OrganizationScope scope) {
        Membership membership = new ManageMember(desk.commands()).find(scope, user);
        EffectiveRoles effective =
                new EffectiveRolesReader(desk.inputs(), desk.realm()).read(desk.fullPath(organization), membership);
        return desk.inputs().assignments(desk.realm(), organization, user).stream()
                .map(assignment -> AssignmentView.of(desk.session(), assignment, effective))
                .toList();
    }
}
