package io.keycloakb2b.organization;

/** What has become of an invitation. Only a pending one changes, and once. */
public enum InvitationStatus {
    PENDING,
    ACCEPTED,
    DECLINED,
    REVOKED,
    EXPIRED
}
