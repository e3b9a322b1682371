package io.keycloakb2b.spi;

import java.util.List;

/**
 * Where all memberships of a user come from. What it answers has to be as true in the transaction that asks as what the
 * database would answer, changes of that transaction included.
 */
@FunctionalInterface
public interface MembershipSource {

    /**
     * @param user the id of a user, of whatever realm
     * @return one for each organization, by name, as the database sorts; nobody's permissions play a part
     */
    List<? extends KnownMembership> of(String user);
}
