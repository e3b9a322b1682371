package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.DeleteOrganization;
import io.keycloakb2b.command.EndSessions;
import io.keycloakb2b.command.MoveOrganization;
import io.keycloakb2b.command.OrganizationSessions;
import io.keycloakb2b.command.RestoreOrganization;
import io.keycloakb2b.command.TransferOwnership;
import io.keycloakb2b.command.UpdateOrganization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One organization, at either root. */
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
            desk.requireLook(id);
            return Desk.ok(view());
        });
    }

    @Operation(
            summary = "Change an organization",
            needs = Permission.ORGANIZATION_MANAGE,
            body = OrganizationBody.class,
            answer = OrganizationView.class,
            conditional = true)
    @PATCH
    public Response update(String body) {
        return desk.answer(() -> {
            desk.requireAny(Permission.ORGANIZATION_MANAGE, id);
            OrganizationBody change = Json.read(body, OrganizationBody.class);
            if (change.billingReference().mentioned()) {
                desk.requireAsPlatform(Permission.ORGANIZATION_MANAGE, id);
            }
            var scope = change.onlyName()
                    ? desk.require(Permission.ORGANIZATION_MANAGE, id)
                    : desk.requireFromAbove(Permission.ORGANIZATION_MANAGE, id);
            desk.requireUnchanged(scope, this::view);
            new UpdateOrganization(desk.commands()).execute(scope, change.change());
            return Desk.ok(view());
        });
    }

    /**
     * Closes the organization and lets it go at the end of the grace period; the platform may end that at once. What
     * is gone already has no content.
     */
    @Operation(
            summary = "Delete an organization, with a grace period",
            needs = Permission.ORGANIZATION_MANAGE,
            answer = OrganizationView.class,
            status = {200, 204},
            conditional = true)
    @DELETE
    public Response delete(
            @About(value = "At once, without the grace period: for the platform", words = Switch.class)
                    @QueryParam("purge")
                    @Nullable
                    String purge) {
        return desk.answer(() -> {
            boolean atOnce = Fields.flag("purge", purge);
            OrganizationScope scope = desk.requireEnding(id);
            if (atOnce) {
                desk.requirePlatform(true);
            }
            desk.stores().hierarchy().lockStructure(scope);
            desk.requireUnchanged(scope, this::view);
            return new DeleteOrganization(desk.commands())
                    .execute(scope, atOnce, !desk.platform() && isRoot())
                    .map(deletion -> Desk.ok(view()))
                    .orElseGet(Desk::done);
        });
    }

    /** Takes the deletion back, as long as the grace period runs. */
    @Operation(
            summary = "Take a deletion back",
            needs = Permission.ORGANIZATION_MANAGE,
            body = Nothing.class,
            answer = OrganizationView.class)
    @POST
    @Path("restore")
    public Response restore(String body) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.requireEnding(id);
            Json.read(body, Nothing.class);
            new RestoreOrganization(desk.commands()).execute(scope, !desk.platform() && isRoot());
            return Desk.ok(view());
        });
    }

    /**
     * Hangs the organization, with all below it, under another, and says what was lost by it. A dry run says the same
     * and changes nothing.
     */
    @Operation(
            summary = "Move an organization, or say what that would cost",
            needs = Permission.ORGANIZATION_MANAGE,
            body = MoveBody.class,
            answer = MoveView.class)
    @POST
    @Path("move")
    public Response move(
            @About(value = "Whether nothing is to change", words = Switch.class) @QueryParam("dryRun") @Nullable
                    String dryRun,
            String body) {
        return desk.answer(() -> {
            desk.requireFromAbove(Permission.ORGANIZATION_MANAGE, id);
            boolean dry = Fields.flag("dryRun", dryRun);
            Optional<OrganizationId> parent = Json.read(body, MoveBody.class).target();
            MoveOrganization move = new MoveOrganization(desk.commands(), desk.moveRights(id));
            return Desk.ok(MoveView.of(desk.session(), dry ? move.dryRun(id, parent) : move.execute(id, parent)));
        });
    }

    /** The organizations above, the root first: those that the caller sees, and of the parent at least the name. */
    @Operation(
            summary = "List the organizations above",
            needs = Permission.ORGANIZATION_READ,
            answer = AncestorView.class,
            shape = Shape.LIST)
    @GET
    @Path("ancestors")
    public Response ancestors() {
        return desk.answer(() -> {
            desk.require(Permission.ORGANIZATION_READ, id);
            return Desk.ok(Listing.whole(AncestorView.of(desk.readingAhead(List.of(id)), desk.fullPath(id))));
        });
    }

    /** Who takes seats here, and below where the caller's rights reach. */
    @Operation(summary = "Count seats", needs = Permission.MEMBERS_READ, answer = SeatsView.class)
    @GET
    @Path("seats")
    public Response seats() {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.MEMBERS_READ, id);
            return Desk.ok(SeatsView.of(
                    desk.stores(),
                    scope,
                    desk.fullPath(id).organization(),
                    desk.reachesSubtree(Permission.MEMBERS_READ, id) ? Optional.of(desk.extent()) : Optional.empty()));
        });
    }

    @Path("usage")
    public UsageResource usage() {
        return new UsageResource(desk, id);
    }

    @Path("relations/export")
    public RelationExportResource relationExport() {
        return new RelationExportResource(desk, opened -> RelationExport.of(opened, id));
    }

    @Path("subtree")
    public SubtreeResource subtree() {
        return new SubtreeResource(desk, id);
    }

    private boolean isRoot() {
        return desk.fullPath(id).depth() == 0;
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
            return Desk.ok(OrganizationView.of(desk, page));
        });
    }

    @Operation(
            summary = "Create a child",
            needs = Permission.CHILDREN_MANAGE,
            body = OrganizationBody.class,
            answer = OrganizationView.class,
            status = 201,
            once = true)
    @POST
    @Path("children")
    public Response createChild(String body) {
        return desk.once(body, () -> desk.require(Permission.CHILDREN_MANAGE, id), scope -> {
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
            var scope = desk.require(Permission.OWNERSHIP, id);
            OwnershipBody transfer = Json.read(body, OwnershipBody.class);
            UserId heir = Desk.id(Fields.required("userId", transfer.userId()), UserId::new);
            new TransferOwnership(desk.commands()).execute(scope, desk.granter(id), heir, transfer.remaining());
            return Desk.done();
        });
    }

    private OrganizationView view() {
        return OrganizationView.of(desk, desk.fullPath(id));
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

    @Path("teams")
    public TeamsResource teams() {
        return new TeamsResource(desk, id);
    }

    @Path("join-requests")
    public JoinRequestsResource joinRequests() {
        return new JoinRequestsResource(desk, id);
    }

    @Path("invitations")
    public InvitationsResource invitations() {
        return new InvitationsResource(desk, id);
    }

    @Path("api-keys")
    public ApiKeysResource apiKeys() {
        return new ApiKeysResource(desk, id);
    }

    @Path("settings")
    public SettingsResource settings() {
        return new SettingsResource(desk, id);
    }

    @Path("branding")
    public BrandingResource branding() {
        return new BrandingResource(desk, id);
    }

    @Path("host")
    public HostResource host() {
        return new HostResource(desk, id);
    }

    @Path("domains")
    public DomainsResource domains() {
        return new DomainsResource(desk, id);
    }

    @Path("audit-events")
    public AuditEventsResource auditEvents() {
        return new AuditEventsResource(desk, new OrganizationTrail(desk, id));
    }

    /** The words of a switch in an address. */
    enum Switch {
        TRUE,
        FALSE
    }

    /** A body without fields. */
    record Nothing() {}
}
