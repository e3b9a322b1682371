package io.keycloakb2b.rest;

import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;

/** What was done by whom, the newest first. */
public final class AuditEventsResource {

    private final Desk desk;
    private final AuditTrail trail;

    AuditEventsResource(Desk desk, AuditTrail trail) {
        this.desk = desk;
        this.trail = trail;
    }

    @Operation(
            summary = "Search the audit log, the newest first",
            needs = Permission.AUDIT_READ,
            answer = AuditEventView.class,
            shape = Shape.LIST)
    @GET
    public Response search(
            @QueryParam("from") @About(format = "date-time") @Nullable String from,
            @QueryParam("to") @About(format = "date-time") @Nullable String to,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("target") @Nullable String target,
            @QueryParam("outcome") @About(words = AuditQuery.Outcome.class) @Nullable String outcome,
            @QueryParam("organization") @Nullable String organization,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            AuditTrail.Opened opened = trail.open(AuditFilters.given(organization));
            AuditQuery query = new AuditFilters(from, to, actor, action, target, outcome).query();
            return Desk.ok(Listing.of(opened.read(desk.stores(), query, Desk.page(after, max)), opened::view));
        });
    }

    /** Everything that the filters leave, in one answer that is never held as a whole. */
    @Operation(
            summary = "Export the audit log",
            needs = Permission.AUDIT_READ,
            answer = AuditEventView.class,
            mediaTypes = {"text/csv", "application/x-ndjson"})
    @GET
    @Path("export")
    public Response export(
            @QueryParam("from") @About(format = "date-time") @Nullable String from,
            @QueryParam("to") @About(format = "date-time") @Nullable String to,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("target") @Nullable String target,
            @QueryParam("outcome") @About(words = AuditQuery.Outcome.class) @Nullable String outcome,
            @QueryParam("organization") @Nullable String organization,
            @QueryParam("format") @About(words = AuditFormat.class) @Nullable String format) {
        return desk.answer(() -> {
            AuditTrail.Opened opened = trail.open(AuditFilters.given(organization));
            AuditQuery query = new AuditFilters(from, to, actor, action, target, outcome).query();
            AuditFormat wanted = AuditFormat.of(
                    AuditFilters.given(format),
                    desk.session().getContext().getRequestHeaders().getAcceptableMediaTypes());
            AuditQuery whole = ended(query);
            return PagedExport.file(
                    desk.session(),
                    wanted.mediaType(),
                    wanted.fileName(),
                    wanted.writing().header(),
                    (stores, page) -> opened.read(stores, whole, page),
                    event -> wanted.writing().line(opened.view(event)));
        });
    }

    /** What is written while the answer leaves is for the next export. */
    private static AuditQuery ended(AuditQuery query) {
        Instant next = Instant.ofEpochMilli(Time.currentTimeMillis() + 1);
        return query.to().filter(next::isAfter).isPresent() ? query : query.before(next);
    }
}
