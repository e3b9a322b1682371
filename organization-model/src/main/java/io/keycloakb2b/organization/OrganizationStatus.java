package io.keycloakb2b.organization;

/** What the pack itself says of an organization; native Keycloak's {@code enabled} flag counts beside it. */
public enum OrganizationStatus {
    ACTIVE,
    SUSPENDED,
    /** In the grace period before it is removed. */
    DELETING
}
