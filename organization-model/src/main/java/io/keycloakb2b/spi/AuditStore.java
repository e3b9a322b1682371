package io.keycloakb2b.spi;

import io.keycloakb2b.audit.AuditEvent;

/** The audit log. Events are only ever added. */
public interface AuditStore {

    void append(AuditEvent event);
}
