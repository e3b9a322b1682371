package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads memberships: the fact from Keycloak's table, the rest from the pack's. */
final class Memberships {

    private final Rows rows;

    Memberships(Rows rows) {
        this.rows = rows;
    }

    Optional<Membership> find(RealmId realm, OrganizationId organization, UserId user) {
        return rows
                .list(
                        query(user) + " and o.id = :org",
                        Object[].class,
                        Map.of("realm", realm.value(), "org", organization.value(), "user", user.value()))
                .stream()
                .findFirst()
                .map(row -> membership(row, user));
    }

    List<Membership> all(RealmId realm, UserId user) {
        return rows
                .list(
                        query(user) + " order by o.name, o.id",
                        Object[].class,
                        Map.of("realm", realm.value(), "user", user.value()))
                .stream()
                .map(row -> membership(row, user))
                .toList();
    }

    private static String query(UserId user) {
        NativeMembership kind = NativeMembership.of(user);
        return "select o.id, r from " + kind.table() + " m"
                + " join OrganizationEntity o on o.groupId = m.groupId"
                + " left join B2bMembership r on r.realmId = o.realmId and r.organizationId = o.id and r.userId = :user"
                + " where " + kind.user("m") + " = :user and o.realmId = :realm";
    }

    private static Membership membership(Object[] row, UserId user) {
        return row[1] == null
                ? Membership.employee(new OrganizationId((String) row[0]), user)
                : ((MembershipEntity) row[1]).membership();
    }
}
