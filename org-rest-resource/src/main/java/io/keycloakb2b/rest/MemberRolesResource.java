package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.AssignRoles;
import io.keycloakb2b.command.Granter;
import io.keycloakb2b.command.ManageMember;
import io.keycloakb2b.command.RoleChange;
import io.keycloakb2b.login.EffectiveRolesReader;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.EffectiveRoles;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Roles of one member. */
@Consumes(MediaType.APPLICATION_JSON)
public final class MemberRolesResource {

    /** Most roles in one request. */
    static final int MAX_ROLES = 200;

    private final Desk desk;
    private final OrganizationId organization;
    private final String user;

    MemberRolesResource(Desk desk, OrganizationId organization, String user) {
        this.desk = desk;
        this.organization = organization;
        this.user = user;
    }

    @Operation(
            summary = "List the roles of a member",
            needs = Permission.ROLES_READ,
            answer = AssignmentView.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> Desk.ok(roles(desk.require(Permission.ROLES_READ, organization))));
    }

    @Operation(
            summary = "Give a member a role",
            needs = Permission.ROLES_ASSIGN,
            body = RoleBody.class,
            answer = AssignmentView.class,
            shape = Shape.LIST,
            status = 201)
    @POST
    public Response assign(String body) {
        return desk.answer(() -> {
            RoleBody role = Json.read(body, RoleBody.class);
            OrganizationScope scope = changeable();
            commands().assign(scope, granter(), holder(), List.of(role.change(desk, scope)));
            return Desk.created(roles(scope));
        });
    }

    @Operation(
            summary = "Replace the roles that were given to a member directly",
            needs = Permission.ROLES_ASSIGN,
            body = Replacement.class,
            answer = AssignmentView.class,
            shape = Shape.LIST)
    @PUT
    public Response replace(String body) {
        return desk.answer(() -> {
            List<RoleBody> wanted =
                    Fields.all("roles", Json.read(body, Replacement.class).roles(), MAX_ROLES);
            OrganizationScope scope = changeable();
            List<RoleChange> changes =
                    wanted.stream().map(role -> role.change(desk, scope)).toList();
            commands().replace(scope, granter(), holder(), changes);
            return Desk.ok(roles(scope));
        });
    }

    @Operation(summary = "Take a role from a member", needs = Permission.ROLES_ASSIGN)
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

    private Granter granter() {
        return desk.granter(organization);
    }

    private Listing<AssignmentView> roles(OrganizationScope scope) {
        Membership membership = new ManageMember(desk.commands()).find(scope, userId());
        EffectiveRoles effective =
                new EffectiveRolesReader(desk.inputs(), desk.realm()).read(desk.fullPath(organization), membership);
        return Listing.whole(desk.inputs().assignments(desk.realm(), organization, userId()).stream()
                .map(assignment -> AssignmentView.of(desk.session(), assignment, effective))
                .toList());
    }

    private AssignRoles commands() {
        return new AssignRoles(desk.commands());
    }

    private Principal holder() {
        return new Principal.Member(userId());
    }

    private UserId userId() {
        return Desk.id(user, UserId::new);
    }

    record Replacement(@About(needed = true) Optional<List<RoleBody>> roles) {}
}
