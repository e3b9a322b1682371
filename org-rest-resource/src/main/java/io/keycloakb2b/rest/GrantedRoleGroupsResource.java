package io.keycloakb2b.rest;

import io.keycloakb2b.command.GrantRoleGroup;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import io.keycloakb2b.spi.GrantStore.GrantedRoleGroup;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Role groups that an organization has been given. */
@Consumes(MediaType.APPLICATION_JSON)
public final class GrantedRoleGroupsResource {

    private final Desk desk;
    private final OrganizationId organization;

    GrantedRoleGroupsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the role groups of an organization",
            needs = Permission.APPLICATIONS_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            var scope = desk.require(Permission.APPLICATIONS_READ, organization);
            return Desk.ok(Listing.whole(desk.stores().grants().roleGroups(scope).stream()
                    .map(this::view)
                    .toList()));
        });
    }

    @Operation(
            summary = "Grant a role group, or change the grant",
            needs = Permission.APPLICATIONS_MANAGE,
            body = Body.class)
    @PUT
    @Path("{roleGroup}")
    public Response grant(@PathParam("roleGroup") String roleGroup, String body) {
        return desk.answer(() -> {
            boolean exposed = Json.read(body, Body.class).exposedToChildren().orElse(false);
            var scope = desk.requireFromAbove(Permission.APPLICATIONS_MANAGE, organization);
            new GrantRoleGroup(desk.commands()).execute(scope, Desk.id(roleGroup, RoleGroupId::new), exposed);
            return Desk.done();
        });
    }

    @Operation(summary = "Withdraw a role group", needs = Permission.APPLICATIONS_MANAGE)
    @DELETE
    @Path("{roleGroup}")
    public Response withdraw(@PathParam("roleGroup") String roleGroup) {
        return desk.answer(() -> {
            var scope = desk.requireFromAbove(Permission.APPLICATIONS_MANAGE, organization);
            new GrantRoleGroup(desk.commands()).undo(scope, Desk.id(roleGroup, RoleGroupId::new));
            return Desk.done();
        });
    }

    private View view(GrantedRoleGroup granted) {
        return new View(
                RoleGroupView.of(desk.session(), granted.group()),
                granted.grant().exposedToChildren());
    }

    record Body(Optional<Boolean> exposedToChildren) {}

    record View(RoleGroupView roleGroup, boolean exposedToChildren) {}
}
