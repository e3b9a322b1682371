package io.keycloakb2b.organization;

/** An application given to an organization. */
public record ApplicationGrant(OrganizationId organization, ClientId client, GrantStatus status) {}
