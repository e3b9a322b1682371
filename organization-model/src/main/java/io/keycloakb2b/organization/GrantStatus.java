package io.keycloakb2b.organization;

/** Whether an organization may use an application. */
public enum GrantStatus {
    ACTIVE,
    REQUESTED,
    SUSPENDED
}
