package io.keycloakb2b.rest;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.command.DefineRoleTemplate;
import io.keycloakb2b.command.OrganizationRoleChange;
import io.keycloakb2b.command.Removal;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.rest.openapi.About;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organization roles of the realm, which every organization may assign. */
public final class RoleTemplatesResource {

    private final Desk desk;

    RoleTemplatesResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(
            summary = "List the organization roles of the realm",
            answer = OrganizationRoleView.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(false);
            return Desk.ok(Listing.whole(desk.stores().roleTemplates().all(scope).stream()
                    .map(this::view)
                    .toList()));
        });
    }

    @Operation(
            summary = "Make an organization role for all organizations",
            body = OrganizationRoleBody.class,
            answer = OrganizationRoleView.class,
            status = 201,
            once = true)
    @POST
    public Response create(String body) {
        return desk.once(body, () -> desk.requirePlatform(true), scope -> {
            return Desk.created(view(command().create(scope, change(body))));
        });
    }

    @Operation(summary = "Read an organization role of the realm", answer = OrganizationRoleView.class)
    @GET
    @Path("{template}")
    public Response read(@PathParam("template") String role) {
        return desk.answer(() -> Desk.ok(view(command().find(desk.requirePlatform(false), id(role)))));
    }

    @Operation(
            summary = "Change an organization role of the realm",
            body = OrganizationRoleBody.class,
            answer = OrganizationRoleView.class,
            conditional = true)
    @PATCH
    @Path("{template}")
    public Response update(@PathParam("template") String role, String body) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(true);
            OrganizationRoleChange change = change(body);
            requireUnchanged(scope, role);
            return Desk.ok(view(command().update(scope, id(role), change)));
        });
    }

    /** A role that somebody holds goes only with a replacement, or with everybody's assignment of it. */
    @Operation(summary = "Remove an organization role of the realm", conditional = true)
    @DELETE
    @Path("{template}")
    public Response remove(
            @PathParam("template") String role,
            @About("The name of the role that its holders get instead") @QueryParam("replacement") @Nullable
                    String replacement,
            @About("Whether its holders lose it without a replacement") @QueryParam("drop") @Nullable String drop) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(true);
            requireUnchanged(scope, role);
            Removal<OrganizationRole> removal = new Removal<>(
                    Optional.ofNullable(replacement)
                            .map(name -> new OrganizationRoleNames(desk).require(scope, "replacement", name)),
                    Fields.flag("drop", drop));
            command().remove(scope, id(role), removal);
            return Desk.done();
        });
    }

    private void requireUnchanged(RealmScope scope, String role) {
        desk.requireUnchanged(scope, () -> Optional.of(view(command().find(scope, id(role)))));
    }

    private OrganizationRoleChange change(String body) {
        return Json.read(body, OrganizationRoleBody.class).change(desk.session());
    }

    private OrganizationRoleView view(CustomRole role) {
        return OrganizationRoleView.of(desk.session(), role, appRole -> true);
    }

    private DefineRoleTemplate command() {
        return new DefineRoleTemplate(desk.commands());
    }

    private static OrganizationRoleId id(String role) {
        return Desk.id(role, OrganizationRoleId::new);
    }
}
