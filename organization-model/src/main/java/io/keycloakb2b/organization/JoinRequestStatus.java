package io.keycloakb2b.organization;

/** What has become of a request to join. Only a pending one changes, and once. */
public enum JoinRequestStatus {
    PENDING,
    APPROVED,
    REJECTED,
    /** Taken back by the person. */
    WITHDRAWN
}
