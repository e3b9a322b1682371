package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A role of a member or team in one organization. Unique by all but the last three components.
 *
 * @param sourceReference what of the source made it (a mapper, a domain, a request); empty for direct ones
 * @param expiresAt from this moment on the assignment counts no more; empty for never
 * @param grantedBy the administrator; empty when no person did it
 */
public record RoleAssignment(
        OrganizationId organization,
        Principal principal,
        AssignedRole role,
        AssignmentScope scope,
        AssignmentSource source,
        String sourceReference,
        Optional<Instant> expiresAt,
        Optional<UserId> grantedBy,
        Instant grantedAt) {

    public RoleAssignment {
        if (scope == AssignmentScope.SUBTREE && role instanceof AssignedRole.AppRole) {
            throw OrganizationError.INVALID_VALUE.on("scope", "app roles are never inherited: scope must be self");
        }
    }

    /** The same with another role. */
    public RoleAssignment with(AssignedRole other) {
        return new RoleAssignment(
                organization, principal, other, scope, source, sourceReference, expiresAt, grantedBy, grantedAt);
    }

    /** What it assigns in applications, itself or through an organization role. What reaches below carries none. */
    public Set<AssignedRole.AppRole> appRoles() {
        return scope == AssignmentScope.SUBTREE ? Set.of() : role.appRoles();
    }

    /**
     * Whether it counts. What an identity provider gave never makes an administrator, whatever has become of the role
     * since.
     */
    public boolean effectiveAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true)
                && !(source == AssignmentSource.IDENTITY_PROVIDER && administrative());
    }

    /** Whether the holder may do more in the portal than any member. */
    public boolean administrative() {
        return role instanceof AssignedRole.OrganizationRole held && held.role().administrative();
    }
}
