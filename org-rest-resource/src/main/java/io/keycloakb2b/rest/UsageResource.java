package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.audit.Activity;
import io.keycloakb2b.audit.Days;
import io.keycloakb2b.command.RealmSettings;
import io.keycloakb2b.organization.EffectiveSettings;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.spi.SubtreeStore;
import io.keycloakb2b.spi.SubtreeStore.Billed;
import io.keycloakb2b.spi.SubtreeStore.Extent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;

/** How much an organization is used, with those below it as far as the caller's rights reach. */
public final class UsageResource {

    private final Desk desk;
    private final OrganizationId organization;

    UsageResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    /**
     * What the organization and each of those below it are charged for. The organization alone where the caller may not
     * read what lies below it, or who is in it.
     */
    @Operation(
            summary = "Report the seats of an organization and of those below it",
            needs = Permission.MEMBERS_READ,
            answer = SeatReport.class)
    @GET
    public Response report(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.MEMBERS_READ, organization);
            Extent extent = seenSeats();
            SubtreeStore subtrees = desk.stores().subtrees();
            return Desk.ok(SeatReport.of(
                    subtrees.billed(scope, extent, Desk.page(after, max)),
                    row(),
                    after,
                    () -> subtrees.usage(scope, extent)));
        });
    }

    /** The same as a table, never held as a whole. */
    @Operation(
            summary = "Export the seats of an organization and of those below it",
            needs = Permission.MEMBERS_READ,
            answer = SeatReport.Row.class,
            mediaTypes = Csv.MEDIA_TYPE)
    @GET
    @Path("export")
    public Response export() {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.MEMBERS_READ, organization);
            Extent extent = seenSeats();
            return PagedExport.file(
                    desk.session(),
                    MediaType.valueOf(Csv.MEDIA_TYPE),
                    "usage.csv",
                    Csv.line(SeatReport.Row.COLUMNS),
                    (stores, page) -> stores.subtrees().billed(scope, extent, page),
                    row().andThen(SeatReport.Row::csv));
        });
    }

    /** Logins day by day, as the audit log has them. */
    @Operation(summary = "Count the logins of each day", needs = Permission.AUDIT_READ, answer = ActivityView.class)
    @GET
    @Path("activity")
    public Response activity(
            @QueryParam("from")
                    @About(value = "The first day in UTC, at most 366 with the last; 30 where absent", format = "date")
                    @Nullable
                    String from,
            @QueryParam("to") @About(value = "The last day in UTC; today where absent", format = "date") @Nullable
                    String to,
            @QueryParam("subtree")
                    @About(
                            value = "Whether organizations below count as well",
                            words = OrganizationResource.Switch.class)
                    @Nullable
                    String subtree) {
        return desk.answer(() -> {
            boolean below = Fields.flag("subtree", subtree);
            OrganizationScope scope = below
                    ? desk.requireSubtree(Permission.AUDIT_READ, organization)
                    : desk.require(Permission.AUDIT_READ, organization);
            LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(Time.currentTimeMillis()), ZoneOffset.UTC);
            Days days = Days.of(Fields.day("from", from), Fields.day("to", to), today);
            // today is the last of the days that are kept
            LocalDate keptFrom = today.minusDays(retention(below).toDays() - 1);
            Extent extent = below ? desk.extent() : Extent.ALONE;
            Activity activity = days.since(keptFrom)
                    .map(kept -> desk.stores().subtrees().activity(scope, extent, kept))
                    .orElseGet(Activity::none);
            return Desk.ok(ActivityView.of(days, keptFrom, activity));
        });
    }

    /** Which organizations there are below is for those who may read both them and their members. */
    private Extent seenSeats() {
        boolean reaches = desk.reachesSubtree(Permission.MEMBERS_READ, organization)
                && desk.reachesSubtree(Permission.CHILDREN_READ, organization);
        return reaches ? desk.extent() : Extent.ALONE;
    }

    private Function<Billed, SeatReport.Row> row() {
        return desk.platform()
                ? SeatReport.Row::forThePlatform
                : billed -> SeatReport.Row.forTheTop(organization, billed);
    }

    /** Organizations below may keep events for longer than others, and none for a shorter time than the realm. */
    private Duration retention(boolean below) {
        return below
                ? new RealmSettings(desk.commands()).auditRetention()
                : EffectiveSettings.of(desk.inputs().settings(desk.realm(), desk.fullPath(organization)))
                        .auditRetention();
    }
}
