package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Optional;

/** Reads the audit log, the newest event first. */
public interface AuditTrailStore {

    /**
     * The organization's own events, those of the organizations below it not among them. Whoever is not of the
     * platform cannot look for what the platform's people have done: who they are is not theirs to know.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} on {@code after}
     */
    Page<RecordedEvent> events(OrganizationScope scope, AuditQuery query, PageRequest page);

    /**
     * The events of the realm, whether or not they belong to an organization.
     *
     * @param organization narrows to one organization, which may be gone
     * @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} on {@code after}
     */
    Page<RecordedEvent> events(
            RealmScope scope, Optional<OrganizationId> organization, AuditQuery query, PageRequest page);
}
