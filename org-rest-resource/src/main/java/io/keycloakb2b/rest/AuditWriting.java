package io.keycloakb2b.rest;

/** Turns events into text. */
interface AuditWriting {

    /** What stands before the first event. */
    default String header() {
        return "";
    }

    String line(AuditEventView event);
}
