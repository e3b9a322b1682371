package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.SubtreeStore;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The seats of an organization as they leave.
 *
 * @param members in whatever state
 * @param seatsTaken by members who are not suspended; administrators from above take none
 * @param seatLimit absent where there is none
 * @param subtree the organization with those below; absent where the caller's rights end here
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SeatsView(long members, long seatsTaken, OptionalInt seatLimit, Optional<Usage> subtree) {

    /**
     * @param seatsTaken once for each organization that a person is in
     * @param identities the persons, once each
     */
    record Usage(long organizations, long seatsTaken, long identities) {

        static Usage of(SubtreeStore.Usage usage) {
            return new Usage(usage.organizations(), usage.seats(), usage.identities());
        }
    }

    static SeatsView of(
            OrganizationStoreProvider stores,
            OrganizationScope scope,
            Organization organization,
            Optional<SubtreeStore.Extent> extent) {
        return new SeatsView(
                stores.members().count(scope),
                stores.members().seatsTaken(scope),
                organization.node().seatLimit(),
                extent.map(included -> Usage.of(stores.subtrees().usage(scope, included))));
    }
}
