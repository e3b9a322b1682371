package io.keycloakb2b.rest;

import io.keycloakb2b.command.DeleteOrganization;
import io.keycloakb2b.command.EndSessions;
import io.keycloakb2b.command.OrganizationSessions;
import io.keycloakb2b.command.TransferOwnership;
import io.keycloakb2b.command.UpdateOrganization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** One organization, at either root. */
@Consumes(MediaType.APPLICATION_JSON)
public final class OrganizationResource {

    private final Desk desk;
    private final OrganizationId id;

    OrganizationResource(Desk desk, OrganizationId id) {
        this.desk = desk;
        this.id = id;
    }

    @Operation(summary = "Read an organization", needs = Permission.ORGANIZATION_READ, answer = OrganizationView.class)
    @GET
    public Response read() {
        return desk.answer(() -> {
            desk.require(Permission.ORGANIZATION_READ, id);
            return Desk.ok(OrganizationView.of(desk, desk.fullPath(id)));
        });
    }

    @Operation(
            summary = "Change an organization",
            needs = Permission.ORGANIZATION_MANAGE,
            body = OrganizationBody.class,
            answer = OrganizationView.class)
    @PATCH
    public Response update(String body) {
        return desk.answer(() -> {
            OrganizationBody change = Json.read(body, OrganizationBody.class);
            if (change.billingReference().isPresent()) {
                desk.requireAsPlatform(Permission.ORGANIZATION_MANAGE, id);
            }
            var scope = change.onlyName()
                    ? desk.require(Permission.ORGANIZATION_MANAGE, id)
                    : desk.requireFromAbove(Permission.ORGANIZATION_MANAGE, id);
            new UpdateOrganization(desk.commands()).execute(scope, change.change());
            return Desk.ok(OrganizationView.of(desk, desk.fullPath(id)));
        });
    }

    @Operation(summary = "Delete an organization", needs = Permission.ORGANIZATION_MANAGE)
    @DELETE
    public Response delete() {
        return desk.answer(() -> {
            new DeleteOrganization(desk.commands()).execute(desk.requireFromAbove(Permission.ORGANIZATION_MANAGE, id));
            return Desk.done();
        });
    }

    @Operation(
            summary = "List the children of an organization",
            needs = Permission.CHILDREN_READ,
            answer = OrganizationView.class,
            shape = Shape.LIST)
    @GET
    @Path("children")
    public Response children(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.CHILDREN_READ, id);
            var page = desk.stores().hierarchy().children(scope, Desk.page(after, max));
            return Desk.ok(Listing.of(page, node -> OrganizationView.of(desk, desk.fullPath(node.id()))));
        });
    }

    @Operation(
            summary = "Create a child",
            needs = Permission.CHILDREN_MANAGE,
            body = OrganizationBody.class,
            answer = OrganizationView.class,
            status = 201)
    @POST
    @Path("children")
    public Response createChild(String body) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.CHILDREN_MANAGE, id);
            OrganizationId child = new NewOrganization(desk).child(scope, Json.read(body, OrganizationBody.class));
            return Desk.created(OrganizationView.of(desk, desk.fullPath(child)));
        });
    }

    /** Who is signed in for the organization; of whatever else a person does in Keycloak nothing shows. */
    @Operation(
            summary = "List who is signed in for an organization",
            needs = Permission.SESSIONS_READ,
            answer = SessionView.class,
            shape = Shape.LIST)
    @GET
    @Path("sessions")
    public Response sessions(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.SESSIONS_READ, id);
            return Desk.ok(Listing.of(
                    new OrganizationSessions(desk.commands()).list(scope, Desk.page(after, max)), SessionView::of));
        });
    }

    @Operation(summary = "End all sessions for an organization", needs = Permission.SESSIONS_MANAGE)
    @DELETE
    @Path("sessions")
    public Response endSessions() {
        return desk.answer(() -> {
            new EndSessions(desk.commands()).execute(desk.require(Permission.SESSIONS_MANAGE, id));
            return Desk.done();
        });
    }

    /** An owner hands the organization over. */
    @Operation(
            summary = "Hand an organization over to another owner",
            needs = Permission.OWNERSHIP,
            body = OwnershipBody.class)
    @POST
    @Path("ownership")
    public Response transferOwnership(String body) {
        return desk.answer(() -> {
            OwnershipBody transfer = Json.read(body, OwnershipBody.class);
            UserId heir = Desk.id(Fields.required("userId", transfer.userId()), UserId::new);
            var scope = desk.require(Permission.OWNERSHIP, id);
            new TransferOwnership(desk.commands()).execute(scope, desk.granter(id), heir, transfer.remaining());
            return Desk.done();
        });
    }

    @Path("directory")
    public DirectoryResource directory() {
        return new DirectoryResource(desk, id);
    }

    @Path("applications")
    public GrantedApplicationsResource applications() {
        return new GrantedApplicationsResource(desk, id);
    }

    @Path("role-groups")
    public GrantedRoleGroupsResource roleGroups() {
        return new GrantedRoleGroupsResource(desk, id);
    }

    @Path("members")
    public MembersResource members() {
        return new MembersResource(desk, id);
    }

    @Path("roles")
    public OrganizationRolesResource roles() {
        return new OrganizationRolesResource(desk, id);
    }

    @Path("settings")
    public SettingsResource settings() {
        return new SettingsResource(desk, id);
    }

    @Path("domains")
    public DomainsResource domains() {
        return new DomainsResource(desk, id);
    }

    @Path("audit-events")
    public AuditEventsResource auditEvents() {
        return new AuditEventsResource(desk, new OrganizationTrail(desk, id));
    }
}
