package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.Ceilings;
import io.keycloakb2b.command.DefineOrganizationRole;
import io.keycloakb2b.command.Removal;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
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
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Organization roles: built in, the realm's, and the organization's own, which it may change. */
@Consumes(MediaType.APPLICATION_JSON)
public final class OrganizationRolesResource {

    private final Desk desk;
    private final OrganizationId organization;

    OrganizationRolesResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the roles that an organization may assign",
            needs = Permission.ROLES_READ,
            answer = OrganizationRoleView.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.ROLES_READ, organization);
            Ceilings ceilings = new Ceilings(desk.commands(), scope);
            Stream<OrganizationRole> custom =
                    desk.stores().organizationRoles().usable(scope).stream().map(OrganizationRole.class::cast);
            return Desk.ok(Listing.whole(Stream.concat(Arrays.stream(BuiltInRole.values()), custom)
                    .map(role -> view(role, ceilings))
                    .toList()));
        });
    }

    @Operation(
            summary = "Make a role of the organization's own",
            needs = Permission.ROLES_MANAGE,
            body = OrganizationRoleBody.class,
            answer = OrganizationRoleView.class,
            status = 201)
    @POST
    public Response create(String body) {
        return desk.answer(() -> {
            OrganizationRoleBody draft = Json.read(body, OrganizationRoleBody.class);
            OrganizationScope scope = desk.require(Permission.ROLES_MANAGE, organization);
            return Desk.created(
                    view(scope, command().create(scope, desk.granter(organization), draft.change(desk.session()))));
        });
    }

    @Operation(
            summary = "List what the caller may hand out",
            needs = Permission.ROLES_ASSIGN,
            answer = AssignableRoles.View.class,
            shape = Shape.LIST)
    @GET
    @Path("assignable")
    public Response assignable() {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.ROLES_ASSIGN, organization);
            return Desk.ok(Listing.whole(new AssignableRoles(desk, scope).all()));
        });
    }

    @Operation(
            summary = "Read an organization role",
            needs = Permission.ROLES_READ,
            answer = OrganizationRoleView.class)
    @GET
    @Path("{role}")
    public Response read(@PathParam("role") String role) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.ROLES_READ, organization);
            Optional<OrganizationRole> builtIn = BuiltInRole.named(role).map(OrganizationRole.class::cast);
            return Desk.ok(view(scope, builtIn.orElseGet(() -> command().find(scope, id(role)))));
        });
    }

    @Operation(
            summary = "Change a role of the organization's own",
            needs = Permission.ROLES_MANAGE,
            body = OrganizationRoleBody.class,
            answer = OrganizationRoleView.class)
    @PATCH
    @Path("{role}")
    public Response update(@PathParam("role") String role, String body) {
        return desk.answer(() -> {
            OrganizationRoleBody change = Json.read(body, OrganizationRoleBody.class);
            OrganizationScope scope = changeable(role);
            return Desk.ok(view(
                    scope,
                    command().update(scope, desk.granter(organization), id(role), change.change(desk.session()))));
        });
    }

    /** A role that somebody holds goes only with a replacement, or with everybody's assignment of it. */
    @Operation(summary = "Remove a role of the organization's own", needs = Permission.ROLES_MANAGE)
    @DELETE
    @Path("{role}")
    public Response remove(
            @PathParam("role") String role,
            @About("The name of the role that its holders get instead") @QueryParam("replacement") @Nullable
                    String replacement,
            @About("Whether its holders lose it without a replacement") @QueryParam("drop") @Nullable String drop) {
        return desk.answer(() -> {
            OrganizationScope scope = changeable(role);
            Removal<OrganizationRole> removal = new Removal<>(
                    Optional.ofNullable(replacement)
                            .map(name -> new OrganizationRoleNames(desk).require(scope, "replacement", name)),
                    Fields.flag("drop", drop));
            command().remove(scope, desk.granter(organization), id(role), removal);
            return Desk.done();
        });
    }

    @Path("default")
    public DefaultRolesResource defaults() {
        return new DefaultRolesResource(desk, organization);
    }

    private OrganizationScope changeable(String role) {
        OrganizationScope scope = desk.require(Permission.ROLES_MANAGE, organization);
        if (BuiltInRole.named(role).isPresent()) {
            throw OrganizationError.FORBIDDEN.on("role", "built-in roles never change");
        }
        return scope;
    }

    private OrganizationRoleView view(OrganizationScope scope, OrganizationRole role) {
        return view(role, new Ceilings(desk.commands(), scope));
    }

    /** The realm's roles may speak of applications that the organization knows nothing of. */
    private OrganizationRoleView view(OrganizationRole role, Ceilings ceilings) {
        boolean own = role instanceof CustomRole custom && custom.organization().isPresent();
        return OrganizationRoleView.of(
                desk.session(), role, appRole -> own || desk.platform() || ceilings.allows(appRole));
    }

    private DefineOrganizationRole command() {
        return new DefineOrganizationRole(desk.commands());
    }

    private static OrganizationRoleId id(String role) {
        return Desk.id(role, OrganizationRoleId::new);
    }
}
