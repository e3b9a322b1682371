package io.keycloakb2b.rest;

import io.keycloakb2b.command.DefineRoleGroup;
import io.keycloakb2b.command.RoleGroupDraft;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Role groups of one application. */
@Consumes(MediaType.APPLICATION_JSON)
public final class RoleGroupsResource {

    private final Desk desk;
    private final String client;

    RoleGroupsResource(Desk desk, String client) {
        this.desk = desk;
        this.client = client;
    }

    @GET
    public Response list() {
        return desk.answer(() -> {
            var scope = desk.requirePlatform(false);
            return Desk.ok(Listing.whole(desk.stores().catalogue().ofApplication(scope, new ClientId(client)).stream()
                    .map(this::view)
                    .toList()));
        });
    }

    @POST
    public Response create(String body) {
        return desk.answer(() -> {
            RoleGroupDraft draft = Json.read(body, Body.class).draft();
            return Desk.created(view(command().create(desk.requirePlatform(true), client, draft)));
        });
    }

    @GET
    @Path("{roleGroup}")
    public Response read(@PathParam("roleGroup") String roleGroup) {
        return desk.answer(
                () -> Desk.ok(view(command().find(desk.requirePlatform(false), client, new RoleGroupId(roleGroup)))));
    }

    @PUT
    @Path("{roleGroup}")
    public Response update(@PathParam("roleGroup") String roleGroup, String body) {
        return desk.answer(() -> {
            RoleGroupDraft draft = Json.read(body, Body.class).draft();
            return Desk.ok(
                    view(command().update(desk.requirePlatform(true), client, new RoleGroupId(roleGroup), draft)));
        });
    }

    @DELETE
    @Path("{roleGroup}")
    public Response remove(@PathParam("roleGroup") String roleGroup) {
        return desk.answer(() -> {
            command().remove(desk.requirePlatform(true), client, new RoleGroupId(roleGroup));
            return Desk.done();
        });
    }

    private DefineRoleGroup command() {
        return new DefineRoleGroup(desk.commands());
    }

    private RoleGroupView view(RoleGroup group) {
        return RoleGroupView.of(desk.session(), group);
    }

    record Body(
            Optional<String> name,
            Optional<String> displayName,
            Optional<String> description,
            Optional<Set<String>> appRoles) {

        RoleGroupDraft draft() {
            return new RoleGroupDraft(
                    Fields.required("name", name),
                    displayName.orElse(""),
                    description.orElse(""),
                    Fields.required("appRoles", appRoles));
        }
    }
}
