package io.keycloakb2b.organization;

/** Whether administrators of an ancestor reach an organization and what lies below it. */
public enum AdminInheritance {
    INHERIT,
    /** Only administrators named in the organization itself act on it. */
    EXPLICIT
}
