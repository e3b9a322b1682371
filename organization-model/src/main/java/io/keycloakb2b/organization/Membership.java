package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * A user in the context of one organization. Native Keycloak owns the fact of membership; the pack keeps the rest.
 *
 * @param home for collaborators, the organization that employs them
 * @param breakGlass may use a local factor while no identity provider is usable
 */
public record Membership(
        OrganizationId organization,
        UserId user,
        MemberType type,
        MembershipStatus status,
        Optional<OrganizationId> home,
        boolean breakGlass,
        Optional<String> externalId) {

    /** What a native member without a record is. */
    public static Membership employee(OrganizationId organization, UserId user) {
        return new Membership(
                organization,
                user,
                MemberType.EMPLOYEE,
                MembershipStatus.ACTIVE,
                Optional.empty(),
                false,
                Optional.empty());
    }

    public Membership withStatus(MembershipStatus newStatus) {
        return new Membership(organization, user, type, newStatus, home, breakGlass, externalId);
    }

    public Membership withType(MemberType newType) {
        return new Membership(organization, user, newType, status, home, breakGlass, externalId);
    }
}
