package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.MemberStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;

/**
 * The pack's records of memberships, beside Keycloak's rows of who is a member. Like Keycloak's own list of members,
 * it shows users of the local storage (imported ones included) and no others.
 */
final class JpaMemberStore implements MemberStore {

    private static final String NATIVE_MEMBERS =
            "OrganizationEntity o" + " join UserGroupMembershipEntity m on m.groupId = o.groupId" + " join m.user u";
    private static final String OF_ORGANIZATION = " where o.id = :org and o.realmId = :realm";

    private final Rows rows;
    private final KeysetPages pages;
    private final MemberRows memberRows;

    JpaMemberStore(Rows rows) {
        this.rows = rows;
        this.pages = new KeysetPages(rows);
        this.memberRows = new MemberRows(rows);
    }

    @Override
    public void put(OrganizationScope scope, Membership membership) {
        Checks.own(scope, membership.organization());
        rows.put(new MembershipEntity(scope.realm(), membership), Checks::concurrentChange);
    }

    @Override
    public void remove(OrganizationScope scope, UserId user) {
        memberRows.remove(scope.realm(), scope.organization(), user);
    }

    @Override
    public Page<Membership> members(OrganizationScope scope, PageRequest page) {
        return pages.page(
                NATIVE_MEMBERS
                        + " left join B2bMembership r on r.realmId = o.realmId and r.organizationId = o.id"
                        + " and r.userId = u.id"
                        + OF_ORGANIZATION,
                "u.username",
                "u.id",
                "r",
                Checks.parameters(scope),
                page,
                row -> row[2] == null
                        ? Membership.employee(scope.organization(), new UserId((String) row[0]))
                        : ((MembershipEntity) row[2]).membership());
    }

    @Override
    public long count(OrganizationScope scope) {
        return rows.list(
                        "select count(u.id) from " + NATIVE_MEMBERS + OF_ORGANIZATION,
                        Long.class,
                        Checks.parameters(scope))
                .get(0);
    }

    @Override
    public long seatsTaken(OrganizationScope scope) {
        return new SeatRows(rows).taken(scope.realm(), scope.organization());
    }
}
