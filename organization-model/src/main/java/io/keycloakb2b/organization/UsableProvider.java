package io.keycloakb2b.organization;

/**
 * An enabled identity provider that people of an organization may use.
 *
 * @param owner the organization it is linked to
 */
public record UsableProvider(ProviderAlias alias, OrganizationId owner, String displayName) {}
