package io.keycloakb2b.rest;

import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.Optional;

/** Whose events are read, and how much of them. */
interface AuditTrail {

    /**
     * Checks that the caller may read them.
     *
     * @param organization what the request narrows to, where it does
     * @throws io.keycloakb2b.organization.OrganizationException as {@link Desk#require} does
     */
    Opened open(Optional<String> organization);

    /** Events that the caller may read, whichever session's stores they come from. */
    interface Opened {

        Page<RecordedEvent> read(OrganizationStoreProvider stores, AuditQuery query, PageRequest page);

        AuditEventView view(RecordedEvent event);
    }
}
