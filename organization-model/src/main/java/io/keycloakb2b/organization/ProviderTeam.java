package io.keycloakb2b.organization;

/**
 * A member is in a team by the word of an identity provider.
 *
 * @param provider the internal id of the provider
 */
public record ProviderTeam(OrganizationId organization, UserId user, TeamId team, String provider) {}
