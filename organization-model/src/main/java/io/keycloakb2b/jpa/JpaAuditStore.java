package io.keycloakb2b.jpa;

import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.AuditStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The audit log. */
final class JpaAuditStore implements AuditStore {

    private final Rows rows;

    JpaAuditStore(Rows rows) {
        this.rows = rows;
    }

    @Override
    public void append(AuditEvent event) {
        rows.insert(new AuditEventEntity(UUID.randomUUID().toString(), event), Checks::concurrentChange);
    }

    @Override
    public List<Entry> entered(RealmId realm, String session) {
        return rows
                .list(
                        "select distinct e.organizationId, e.impersonatorId from B2bAuditEvent e"
                                + " where e.realmId = :realm and e.target = :target and e.action = :action"
                                + " and e.organizationId is not null and e.error is null",
                        Object[].class,
                        Map.of(
                                "realm",
                                realm.value(),
                                "target",
                                AuditEvent.SESSION + session,
                                "action",
                                AuditEvent.LOGIN))
                .stream()
                .map(row -> new Entry(
                        new OrganizationId((String) row[0]),
                        Optional.ofNullable((String) row[1]).map(UserId::new)))
                .toList();
    }
}
