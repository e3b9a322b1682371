package io.keycloakb2b.organization;

/** Where an assignment came from. Sources add up; removing one removes only its own rows. */
public enum AssignmentSource {
    DIRECT,
    DEFAULT,
    IDENTITY_PROVIDER,
    SCIM,
    DOMAIN,
    ACCESS_REQUEST
}
