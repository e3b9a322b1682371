package io.keycloakb2b.organization;

/**
 * A role group given to an organization.
 *
 * @param exposedToChildren whether the organization's children may be given the group too
 */
public record RoleGroupGrant(OrganizationId organization, RoleGroupId roleGroup, boolean exposedToChildren) {}
