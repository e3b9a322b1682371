package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.DeleteOrganization;
import io.keycloakb2b.command.EndSessions;
import io.keycloakb2b.command.MoveOrganization;
import io.keycloakb2b.command.RestoreOrganization;
import io.keycloakb2b.command.UpdateOrganization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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

    @GET
    public Response read() {
        return desk.answer(() -> {
            desk.requireLook(id);
            return Desk.ok(OrganizationView.of(desk, desk.fullPath(id)));
        });
    }

    @PATCH
    public Response update(String body) {
        return desk.answer(() -> {
            OrganizationBody change = Json.read(body, OrganizationBody.class);
            if (change.billingReference().mentioned()) {
                desk.requireAsPlatform(Permission.ORGANIZATION_MANAGE, id);
            }
            var scope = change.onlyName()
                    ? desk.require(Permission.ORGANIZATION_MANAGE, id)
                    : desk.requireFromAbove(Permission.ORGANIZATION_MANAGE, id);
            new UpdateOrganization(desk.commands()).execute(scope, change.change());
            return Desk.ok(OrganizationView.of(desk, desk.fullPath(id)));
        });
    }

    /**
     * Closes the organization and lets it go at the end of the grace period; the platform may end that at once. What
     * is gone already has no content.
     */
    @DELETE
    public Response delete(@QueryParam("purge") @Nullable String purge) {
        return desk.answer(() -> {
            boolean atOnce = Fields.flag("purge", purge);
            OrganizationScope scope = desk.requireEnding(id);
            if (atOnce) {
                desk.requirePlatform(true);
            }
            return new DeleteOrganization(desk.commands())
                    .execute(scope, atOnce, !desk.platform() && isRoot())
                    .map(deletion -> Desk.ok(OrganizationView.of(desk, desk.fullPath(id))))
                    .orElseGet(Desk::done);
        });
    }

    /** Takes the deletion back, as long as the grace period runs. */
    @POST
    @Path("restore")
    public Response restore(String body) {
        return desk.answer(() -> {
            Json.read(body, Nothing.class);
            OrganizationScope scope = desk.requireEnding(id);
            new RestoreOrganization(desk.commands()).execute(scope, !desk.platform() && isRoot());
            return Desk.ok(OrganizationView.of(desk, desk.fullPath(id)));
        });
    }

    /** Hangs the organization, with all below it, under another, or says what that would cost. */
    @POST
    @Path("move")
    public Response move(@QueryParam("dryRun") @Nullable String dryRun, String body) {
        return desk.answer(() -> {
            boolean dry = Fields.flag("dryRun", dryRun);
            Optional<OrganizationId> parent = Json.read(body, MoveBody.class).target();
            MoveOrganization move = new MoveOrganization(desk.commands(), desk.moveRights(id));
            if (dry) {
                return Desk.ok(MoveView.of(desk.session(), move.dryRun(id, parent)));
            }
            move.execute(id, parent);
            return Desk.ok(OrganizationView.of(desk, desk.fullPath(id)));
        });
    }

    /** The organizations above, the root first: those that the caller sees, and of the parent at least the name. */
    @GET
    @Path("ancestors")
    public Response ancestors() {
        return desk.answer(() -> {
            desk.require(Permission.ORGANIZATION_READ, id);
            return Desk.ok(Listing.whole(AncestorView.of(desk, desk.fullPath(id))));
        });
    }

    /** Who takes seats here, and below where the caller's rights reach. */
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

    @Path("subtree")
    public SubtreeResource subtree() {
        return new SubtreeResource(desk, id);
    }

    private boolean isRoot() {
        return desk.fullPath(id).depth() == 0;
    }

    @GET
    @Path("children")
    public Response children(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.CHILDREN_READ, id);
            var page = desk.stores().hierarchy().children(scope, Desk.page(after, max));
            return Desk.ok(Listing.of(page, node -> OrganizationView.of(desk, desk.fullPath(node.id()))));
        });
    }

    @POST
    @Path("children")
    public Response createChild(String body) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.CHILDREN_MANAGE, id);
            OrganizationId child = new NewOrganization(desk).child(scope, Json.read(body, OrganizationBody.class));
            return Desk.created(OrganizationView.of(desk, desk.fullPath(child)));
        });
    }

    @DELETE
    @Path("sessions")
    public Response endSessions() {
        return desk.answer(() -> {
            new EndSessions(desk.commands()).execute(desk.require(Permission.SESSIONS_MANAGE, id));
            return Desk.done();
        });
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

    /** A body without fields. */
    record Nothing() {}
}
