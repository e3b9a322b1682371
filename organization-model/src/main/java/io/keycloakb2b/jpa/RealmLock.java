package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.RealmId;
import java.util.Map;

/** Lets one transaction of the realm at a time do something. */
enum RealmLock {
    ORGANIZATION_ROLES;

    /**
     * Waits for whoever has it; from now to the end of the transaction nobody else does.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code CONCURRENT_CHANGE} where two are the first ever
     */
    void take(Rows rows, RealmId realm) {
        int taken = rows.execute(
                "update B2bRealmLock l set l.turns = l.turns + 1 where l.realmId = :realm and l.subject = :subject",
                Map.of("realm", realm.value(), "subject", name()));
        if (taken == 0) {
            rows.insert(new RealmLockEntity(realm.value(), name()), Checks::concurrentChange);
        }
    }
}
