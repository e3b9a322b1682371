package io.keycloakb2b.rest;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.spi.SubtreeStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What the organizations of the realm are charged for, by organization or by identity. */
public final class SeatReportResource {

    private final Desk desk;

    SeatReportResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Report the seats of all organizations", answer = SeatReport.class)
    @GET
    public Response report(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(false);
            SubtreeStore subtrees = desk.stores().subtrees();
            return Desk.ok(SeatReport.of(
                    subtrees.billed(scope, Desk.page(after, max)),
                    SeatReport.Row::forThePlatform,
                    after,
                    () -> subtrees.usage(scope)));
        });
    }
}
