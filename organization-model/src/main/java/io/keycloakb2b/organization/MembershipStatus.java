package io.keycloakb2b.organization;

/** Whether a member may enter. */
public enum MembershipStatus {
    PENDING,
    ACTIVE,
    SUSPENDED
}
