package io.keycloakb2b.spi;

/**
 * That a user belongs to an organization of Keycloak's.
 *
 * @param managed whether the user would be deleted with the membership
 */
public record KnownMembership(KnownOrganization organization, boolean managed) {}
