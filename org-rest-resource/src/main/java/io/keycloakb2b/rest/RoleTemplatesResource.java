package io.keycloakb2b.rest;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.command.DefineRoleTemplate;
import io.keycloakb2b.command.OrganizationRoleChange;
import io.keycloakb2b.command.Removal;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organization roles of the realm, which every organization may assign. */
@Consumes(MediaType.APPLICATION_JSON)
public final class RoleTemplatesResource {

    private final Desk desk;

    RoleTemplatesResource(Desk desk) {
        this.desk = desk;
    }

    @GET
    public Response list() {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(false);
            return Desk.ok(Listing.whole(desk.stores().roleTemplates().all(scope).stream()
                    .map(this::view)
                    .toList()));
        });
    }

    @POST
    public Response create(String body) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(true);
            return Desk.created(view(command().create(scope, change(body))));
        });
    }

    @GET
    @Path("{role}")
    public Response read(@PathParam("role") String role) {
        return desk.answer(() -> Desk.ok(view(command().find(desk.requirePlatform(false), id(role)))));
    }

    @PATCH
    @Path("{role}")
    public Response update(@PathParam("role") String role, String body) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(true);
            return Desk.ok(view(command().update(scope, id(role), change(body))));
        });
    }

    /** A role that somebody holds goes only with a replacement, or with everybody's assignment of it. */
    @DELETE
    @Path("{role}")
    public Response remove(
            @PathParam("role") String role,
            @QueryParam("replacement") @Nullable String replacement,
            @QueryParam("drop") @Nullable String drop) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(true);
            Removal<OrganizationRole> removal = new Removal<>(
                    Optional.ofNullable(replacement)
                            .map(name -> new OrganizationRoleNames(desk).require(scope, "replacement", name)),
                    Fields.flag("drop", drop));
            command().remove(scope, id(role), removal);
            return Desk.done();
        });
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
