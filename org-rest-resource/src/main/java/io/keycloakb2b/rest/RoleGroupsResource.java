package io.keycloakb2b.rest;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.command.DefineRoleGroup;
import io.keycloakb2b.command.Removal;
import io.keycloakb2b.command.RoleGroupDraft;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Role groups of one application. */
public final class RoleGroupsResource {

    private final Desk desk;
    private final String client;
    private final Applications applications;

    RoleGroupsResource(Desk desk, String client) {
        this.desk = desk;
        this.client = client;
        this.applications = new Applications(desk);
    }

    @Operation(
            summary = "List the role groups of an application, by name",
            answer = RoleGroupView.class,
            shape = Shape.LIST)
    @GET
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            var scope = desk.requirePlatform(false);
            applications.require(client);
            var page = desk.stores().catalogue().ofApplication(scope, new ClientId(client), Desk.page(after, max));
            return Desk.ok(Listing.of(page, this::view));
        });
    }

    @Operation(
            summary = "Define a role group",
            body = Body.class,
            answer = RoleGroupView.class,
            status = 201,
            once = true)
    @POST
    public Response create(String body) {
        return desk.once(body, () -> desk.requirePlatform(true), scope -> {
            applications.require(client);
            RoleGroupDraft draft = Json.read(body, Body.class).draft();
            return Desk.created(view(command().create(scope, client, draft)));
        });
    }

    @Operation(summary = "Read a role group", answer = RoleGroupView.class)
    @GET
    @Path("{roleGroup}")
    public Response read(@PathParam("roleGroup") String roleGroup) {
        return desk.answer(() -> Desk.ok(
                view(command().find(desk.requirePlatform(false), client, Desk.id(roleGroup, RoleGroupId::new)))));
    }

    @Operation(summary = "Replace a role group", body = Body.class, answer = RoleGroupView.class, conditional = true)
    @PUT
    @Path("{roleGroup}")
    public Response update(
            @PathParam("roleGroup") String roleGroup,
            @About("The name of the app role that holders of roles that leave the group get instead")
                    @QueryParam("replacement")
                    @Nullable
                    String replacement,
            @About("Whether they lose them without a replacement") @QueryParam("drop") @Nullable String drop,
            String body) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(true);
            RoleGroupDraft draft = Json.read(body, Body.class).draft();
            requireUnchanged(scope, roleGroup);
            Removal<String> removal = new Removal<>(Optional.ofNullable(replacement), Fields.flag("drop", drop));
            return Desk.ok(view(command().update(scope, client, Desk.id(roleGroup, RoleGroupId::new), draft, removal)));
        });
    }

    @Operation(summary = "Remove a role group", conditional = true)
    @DELETE
    @Path("{roleGroup}")
    public Response remove(
            @PathParam("roleGroup") String roleGroup,
            @About("The id of the role group that organizations hold instead") @QueryParam("replacement") @Nullable
                    String replacement,
            @About("Whether it is withdrawn from every organization") @QueryParam("drop") @Nullable String drop) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(true);
            requireUnchanged(scope, roleGroup);
            Removal<RoleGroupId> removal = new Removal<>(
                    Optional.ofNullable(replacement).map(id -> Desk.id(id, RoleGroupId::new)),
                    Fields.flag("drop", drop));
            command().remove(scope, client, Desk.id(roleGroup, RoleGroupId::new), removal);
            return Desk.done();
        });
    }

    private void requireUnchanged(RealmScope scope, String roleGroup) {
        desk.requireUnchanged(
                scope, () -> Optional.of(view(command().find(scope, client, Desk.id(roleGroup, RoleGroupId::new)))));
    }

    private DefineRoleGroup command() {
        return new DefineRoleGroup(desk.commands());
    }

    private RoleGroupView view(RoleGroup group) {
        return RoleGroupView.of(desk.session(), group);
    }

    record Body(
            @About(needed = true) Optional<String> name,
            Optional<String> displayName,
            Optional<String> description,
            @About(needed = true) Optional<Set<String>> appRoles) {

        RoleGroupDraft draft() {
            return new RoleGroupDraft(
                    Fields.required("name", name),
                    displayName.orElse(""),
                    description.orElse(""),
                    Fields.all("appRoles", appRoles, RoleGroupDraft.MAX_ROLES));
        }
    }
}
