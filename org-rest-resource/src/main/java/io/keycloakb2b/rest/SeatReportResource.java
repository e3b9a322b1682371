package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.SubtreeStore.Billed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What the organizations of the realm are charged for, by organization or by identity. */
public final class SeatReportResource {

    private final Desk desk;

    SeatReportResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Report the seats of all organizations", answer = Report.class)
    @GET
    public Response report(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            RealmScope scope = desk.requirePlatform(false);
            Page<Billed> page = desk.stores().subtrees().billed(scope, Desk.page(after, max));
            return Desk.ok(new Report(
                    page.items().stream().map(View::of).toList(),
                    page.next(),
                    after == null
                            ? Optional.of(
                                    SeatsView.Usage.of(desk.stores().subtrees().usage(scope)))
                            : Optional.empty()));
        });
    }

    /** @param total of the whole realm, on the first page */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Report(List<View> items, Optional<String> next, Optional<SeatsView.Usage> total) {}

    /** @param subtree the organization with those below it */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String id,
            String name,
            String alias,
            Optional<String> parent,
            Optional<String> billingReference,
            long seatsTaken,
            OptionalInt seatLimit,
            SeatsView.Usage subtree) {

        static View of(Billed billed) {
            Organization organization = billed.organization();
            return new View(
                    organization.id().value(),
                    organization.name(),
                    organization.alias(),
                    organization.node().parent().map(parent -> parent.value()),
                    organization.node().billingReference(),
                    billed.seats(),
                    organization.node().seatLimit(),
                    SeatsView.Usage.of(billed.subtree()));
        }
    }
}
