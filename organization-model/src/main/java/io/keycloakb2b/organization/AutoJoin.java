package io.keycloakb2b.organization;

/** What an address in a mail domain of an organization opens to people who are no members; from less to more. */
public enum AutoJoin {
    NONE,
    /** They may ask to be taken in. */
    SUGGEST,
    JOIN
}
