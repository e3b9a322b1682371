package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.MemberAttributes;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.Optional;

/** The pack's records of memberships. Native Keycloak owns the fact of membership. */
public interface MemberStore {

    void put(OrganizationScope scope, Membership membership);

    /**
     * From now on what a member, or everybody in a team itself, has proved before counts no more for the organization,
     * nor do their refresh tokens. Never back to an earlier moment: what was ended stays ended. Whoever is named is a
     * member or a team of the organization.
     */
    void endSessionsBefore(OrganizationScope scope, Principal whose, Instant moment);

    /** Keeps when the member was reminded of a second factor, and nothing else of the membership. */
    void putReminders(OrganizationScope scope, Membership membership);

    /** Removes the record and everything assigned to the member in the organization. */
    void remove(OrganizationScope scope, UserId user);

    /** Native members with their records, ordered by user name and id. */
    Page<Member> members(OrganizationScope scope, MemberFilter filter, PageRequest page);

    /**
     * Members whom others may look up: active ones with an enabled account who are no consumers, ordered by user name
     * and id.
     *
     * @param search see {@link MemberFilter#search}
     */
    Page<Member> directory(OrganizationScope scope, Optional<String> search, PageRequest page);

    /** How many members a filter leaves. */
    long count(OrganizationScope scope, MemberFilter filter);

    long count(OrganizationScope scope);

    /**
     * How many seats are taken: one by each member who is not suspended, whatever the type and wherever the user is
     * stored.
     */
    long seatsTaken(OrganizationScope scope);

    MemberAttributes attributes(OrganizationScope scope, UserId user);

    /** Leaves the member with exactly these attributes. */
    void putAttributes(OrganizationScope scope, UserId user, MemberAttributes attributes);
}
