package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import java.util.Map;

/** Counts seats: every native member who is not suspended takes one. */
final class SeatRows {

    private final Rows rows;

    SeatRows(Rows rows) {
        this.rows = rows;
    }

    long taken(RealmId realm, OrganizationId organization) {
        long taken = 0;
        for (NativeMembership kind : NativeMembership.values()) {
            String user = kind.user("m");
            taken += rows.list(
                            "select count(" + user + ") from OrganizationEntity o join " + kind.table()
                                    + " m on m.groupId = o.groupId where o.id = :org and o.realmId = :realm"
                                    + " and not exists (select r.userId from B2bMembership r where r.realmId = o.realmId"
                                    + " and r.organizationId = o.id and r.userId = " + user
                                    + " and r.status = 'SUSPENDED')",
                            Long.class,
                            Map.of("realm", realm.value(), "org", organization.value()))
                    .get(0);
        }
        return taken;
    }
}
