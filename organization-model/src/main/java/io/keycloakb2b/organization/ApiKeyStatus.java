package io.keycloakb2b.organization;

/** What has become of an API key. A revoked one stays so. */
public enum ApiKeyStatus {
    ACTIVE,
    EXPIRED,
    REVOKED
}
