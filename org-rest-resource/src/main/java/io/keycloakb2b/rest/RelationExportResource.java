package io.keycloakb2b.rest;

import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Every relation that the caller may see, in one answer that is never held as a whole. */
public final class RelationExportResource {

    private static final MediaType JSON_LINES = new MediaType("application", "x-ndjson", "utf-8");

    private final Desk desk;
    private final Function<Desk, RelationExport> opening;

    /** @param opening checks that the caller may read them */
    RelationExportResource(Desk desk, Function<Desk, RelationExport> opening) {
        this.desk = desk;
        this.opening = opening;
    }

    @Operation(
            summary = "Export the relations that hold, one a line",
            needs = Permission.MEMBERS_READ,
            answer = RelationExport.Line.class,
            mediaTypes = "application/x-ndjson")
    @GET
    public Response export() {
        return desk.answer(() -> {
            RelationExport export = opening.apply(desk);
            // The answer may take long: it must not hold the connection that let the caller in.
            desk.session().getTransactionManager().commit();
            return Desk.unkept(Response.ok(export, JSON_LINES)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"relations.jsonl\"")
                    .build());
        });
    }
}
