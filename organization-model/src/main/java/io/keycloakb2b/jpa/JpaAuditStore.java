package io.keycloakb2b.jpa;

import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.spi.AuditStore;
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
}
