package io.keycloakb2b.rest;

import io.keycloakb2b.command.SetUpRealm;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The platform root: {@code /admin/realms/{realm}/b2b}. */
public final class PlatformResource {

    private final Desk desk;
    private final PlatformRights rights;

    PlatformResource(Desk desk, AdminPermissionEvaluator auth) {
        this.desk = desk;
        this.rights = new PlatformRights(auth);
    }

    /** What the realm has, and what it is missing. */
    @Operation(
            summary = "Read what the realm has and what it is missing",
            answer = SetUpRealm.Step.class,
            shape = Shape.LIST)
    @GET
    @Path("setup")
    public Response checklist() {
        return desk.answerAnyway(() -> {
            desk.requirePlatform(false);
            return Desk.ok(Listing.whole(new SetUpRealm(desk.commands()).checklist()));
        });
    }

    /** Does what is missing; safe to repeat. Beside organizations it touches the realm, clients and providers. */
    @Operation(
            summary = "Set the realm up; safe to repeat",
            body = Nothing.class,
            answer = SetUpRealm.Step.class,
            shape = Shape.LIST)
    @POST
    @Path("setup")
    public Response setUp(String body) {
        return desk.answerAnyway(() -> {
            var scope = desk.requirePlatform(true);
            rights.requireSetUp();
            Json.read(body, Nothing.class);
            return Desk.ok(Listing.whole(new SetUpRealm(desk.commands()).execute(scope)));
        });
    }

    @Path("applications")
    public ApplicationsResource applications() {
        return new ApplicationsResource(desk, rights);
    }

    @Path("organizations")
    public OrganizationsResource organizations() {
        return new OrganizationsResource(desk);
    }

    @Path("organization-roles")
    public RoleTemplatesResource organizationRoles() {
        return new RoleTemplatesResource(desk);
    }

    @Path("audit-events")
    public AuditEventsResource auditEvents() {
        return new AuditEventsResource(desk, new RealmTrail(desk));
    }

    @Path("settings")
    public RealmSettingsResource settings() {
        return new RealmSettingsResource(desk);
    }

    @Path("seats")
    public SeatReportResource seats() {
        return new SeatReportResource(desk);
    }

    @Path("relations/check")
    public RelationCheckResource relationCheck() {
        return new RelationCheckResource(RelationQuestions.atThePlatformRoot(desk));
    }

    @Path("relations/export")
    public RelationExportResource relationExport() {
        return new RelationExportResource(desk, RelationExport::ofTheRealm);
    }

    @Path("access/v1")
    public EvaluationResource evaluation() {
        return new EvaluationResource(desk, RelationQuestions.atThePlatformRoot(desk));
    }

    /** A body without fields. */
    record Nothing() {}
}
