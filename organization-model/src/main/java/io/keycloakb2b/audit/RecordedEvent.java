package io.keycloakb2b.audit;

/**
 * An event as it stands in the log.
 *
 * @param id unique and never changed
 */
public record RecordedEvent(String id, AuditEvent event) {}
