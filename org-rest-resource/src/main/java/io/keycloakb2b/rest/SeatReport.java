package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.SubtreeStore;
import io.keycloakb2b.spi.SubtreeStore.Billed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What organizations are charged for, by organization or by identity.
 *
 * @param next what to ask for with {@code after}; absent on the last page
 * @param total of all that the report is about, on the first page
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SeatReport(List<Row> items, Optional<String> next, Optional<SeatsView.Usage> total) {

    /** @param after of the request; the total is counted for nobody who has it already */
    static SeatReport of(
            Page<Billed> page, Function<Billed, Row> row, @Nullable String after, Supplier<SubtreeStore.Usage> total) {
        return new SeatReport(
                page.items().stream().map(row).toList(),
                page.next(),
                after == null ? Optional.of(SeatsView.Usage.of(total.get())) : Optional.empty());
    }

    /**
     * @param parent the id of the organization above; absent for a root, and at the top of what the caller reads
     * @param billingReference for the platform only
     * @param seatsTaken by members who are not suspended
     * @param subtree the organization with those below it, as far as the caller's rights reach
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(
            String id,
            String name,
            String alias,
            Optional<String> parent,
            Optional<String> billingReference,
            long seatsTaken,
            OptionalInt seatLimit,
            SeatsView.Usage subtree) {

        static final List<String> COLUMNS = List.of(
                "id",
                "name",
                "alias",
                "parent",
                "billingReference",
                "seatsTaken",
                "seatLimit",
                "subtreeOrganizations",
                "subtreeSeatsTaken",
                "subtreeIdentities");

        static Row forThePlatform(Billed billed) {
            Organization organization = billed.organization();
            return new Row(
                    organization.id().value(),
                    organization.name(),
                    organization.alias(),
                    organization.node().parent().map(OrganizationId::value),
                    organization.node().billingReference(),
                    billed.seats(),
                    organization.node().seatLimit(),
                    SeatsView.Usage.of(billed.subtree()));
        }

        /** What lies above the top is not told, nor what the platform notes. */
        static Row forTheTop(OrganizationId top, Billed billed) {
            Row row = forThePlatform(billed);
            return new Row(
                    row.id,
                    row.name,
                    row.alias,
                    row.parent.filter(parent -> !row.id.equals(top.value())),
                    Optional.empty(),
                    row.seatsTaken,
                    row.seatLimit,
                    row.subtree);
        }

        String csv() {
            return Csv.line(List.of(
                    id,
                    name,
                    alias,
                    parent.orElse(""),
                    billingReference.orElse(""),
                    Long.toString(seatsTaken),
                    seatLimit.isPresent() ? Integer.toString(seatLimit.getAsInt()) : "",
                    Long.toString(subtree.organizations()),
                    Long.toString(subtree.seatsTaken()),
                    Long.toString(subtree.identities())));
        }
    }
}
