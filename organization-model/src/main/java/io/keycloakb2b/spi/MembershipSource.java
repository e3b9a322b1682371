package io.keycloakb2b.spi;

import java.util.List;
import java.util.Optional;

/**
 * Where Keycloak's organizations and the memberships of a user come from. What it answers has to be as true in the
 * transaction that asks as what the database would answer, changes of that transaction included, also those that come
 * later. Nobody's permissions play a part.
 */
public interface MembershipSource {

    /**
     * @param user the id of a user, of whatever realm
     * @return one for each organization, by name, as the database sorts
     */
    List<KnownMembership> of(String user);

    /** The organization with an alias. */
    Optional<KnownOrganization> organization(String realm, String alias);

    /** Whether the transaction may be about to change any membership or organization: it has such a row in its hands. */
    boolean inHands();
}
