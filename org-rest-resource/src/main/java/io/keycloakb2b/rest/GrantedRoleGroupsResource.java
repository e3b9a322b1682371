package io.keycloakb2b.rest;

import io.keycloakb2b.command.GrantRoleGroup;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import io.keycloakb2b.spi.GrantStore.GrantedRoleGroup;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Role groups that an organization has been given. */
public final class GrantedRoleGroupsResource {

    private final Desk desk;
    private final Grants grants;

    GrantedRoleGroupsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.grants = new Grants(desk, organization);
    }

    @Operation(
            summary = "List the role groups of an organization, by name",
            needs = Permission.APPLICATIONS_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return grants.page(after, max, (scope, store, page) -> Listing.of(store.roleGroups(scope, page), this::view));
    }

    @Operation(
            summary = "Grant a role group, or change the grant",
            needs = Permission.APPLICATIONS_MANAGE,
            body = Body.class)
    @PUT
    @Path("{roleGroup}")
    public Response grant(@PathParam("roleGroup") String roleGroup, String body) {
        return grants.change(scope -> {
            boolean exposed = Json.read(body, Body.class).exposedToChildren().orElse(false);
            command().execute(scope, Desk.id(roleGroup, RoleGroupId::new), exposed);
        });
    }

    @Operation(summary = "Withdraw a role group", needs = Permission.APPLICATIONS_MANAGE)
    @DELETE
    @Path("{roleGroup}")
    public Response withdraw(@PathParam("roleGroup") String roleGroup) {
        return grants.change(scope -> command().undo(scope, Desk.id(roleGroup, RoleGroupId::new)));
    }

    private GrantRoleGroup command() {
        return new GrantRoleGroup(desk.commands());
    }

    private View view(GrantedRoleGroup granted) {
        return new View(
                RoleGroupView.of(desk.session(), granted.group()),
                granted.grant().exposedToChildren());
    }

    record Body(Optional<Boolean> exposedToChildren) {}

    record View(RoleGroupView roleGroup, boolean exposedToChildren) {}
}
