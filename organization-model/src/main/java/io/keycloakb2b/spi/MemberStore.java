package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.UserId;

/** The pack's records of memberships. Native Keycloak owns the fact of membership. */
public interface MemberStore {

    void put(OrganizationScope scope, Membership membership);

    /** Removes the record and everything assigned to the member in the organization. */
    void remove(OrganizationScope scope, UserId user);

    /** Native members with their records, ordered by user name and id. */
    Page<Membership> members(OrganizationScope scope, PageRequest page);

    long count(OrganizationScope scope);

    /**
     * How many seats are taken: one by each member who is not suspended, whatever the type and wherever the user is
     * stored.
     */
    long seatsTaken(OrganizationScope scope);
}
