package io.keycloakb2b.spi;

import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;

/** The audit log as it is written. Events are only ever added. */
public interface AuditStore {

    void append(AuditEvent event);

    /** The organizations that were entered in a session: its end is an event of each. */
    List<Entry> entered(RealmId realm, String session);

    /**
     * A session in an organization.
     *
     * @param impersonator the administrator who acts as the person; empty where the person acts
     */
    record Entry(OrganizationId organization, Optional<UserId> impersonator) {}
}
