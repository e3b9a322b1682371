package io.keycloakb2b.organization;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A key with which a machine acts for one organization. Its secret is not here: that is shown once, and kept as a hash.
 *
 * @param prefix what the secret begins with, see {@link ApiKeySecret#prefix}
 * @param roles what it was given; what of it counts is asked at each use
 * @param creator who made it; empty where the platform did
 * @param sponsor who answers for it, so that it does no more than they may; empty where the platform does
 * @param expiresAt the first moment at which it opens nothing any more; empty for never
 * @param lastUsedAt to {@link #USE_RESOLUTION}
 */
public record ApiKey(
        ApiKeyId id,
        OrganizationId organization,
        String name,
        String prefix,
        Set<AssignedRole> roles,
        Optional<UserId> creator,
        Optional<UserId> sponsor,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    /** The longest that a key which expires may live. */
    public static final Duration MAX_LIFETIME = Duration.ofDays(1825);

    /** Most keys of an organization that are good at one time. */
    public static final int MAX_ACTIVE = 100;

    /** How far apart two uses are that are both written down. */
    public static final Duration USE_RESOLUTION = Duration.ofMinutes(1);

    /** Longest name, in characters. */
    public static final int MAX_NAME = 255;

    /** Whatever its roles say: a key makes no keys and no owners, and decides on no policy. */
    private static final Set<Permission> NEVER =
            Set.of(Permission.KEYS_MANAGE, Permission.OWNERSHIP, Permission.SETTINGS_MANAGE, Permission.DOMAINS_MANAGE);

    public ApiKey {
        roles = Set.copyOf(roles);
    }

    /** The present status, whether or not anybody has written it down. */
    public ApiKeyStatus statusAt(Instant now) {
        if (revokedAt.isPresent()) {
            return ApiKeyStatus.REVOKED;
        }
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent() ? ApiKeyStatus.EXPIRED : ApiKeyStatus.ACTIVE;
    }

    /** Whether a use at this moment is worth writing down. */
    public boolean useToBeNoted(Instant now) {
        return lastUsedAt
                .filter(last -> now.isBefore(last.plus(USE_RESOLUTION)))
                .isEmpty();
    }

    /** Those of its roles that count while whoever answers for it may do some things: it never does more than they. */
    public Set<AssignedRole> rolesWithin(Set<Permission> sponsored) {
        Set<AssignedRole> counting = new HashSet<>(roles);
        counting.removeIf(role -> role instanceof AssignedRole.OrganizationRole organizationRole
                && (organizationRole.role().equals(BuiltInRole.OWNER)
                        || !sponsored.containsAll(organizationRole.role().permissions())));
        return counting;
    }

    /** What it may do in its organization, likewise. With any organization role it also sees the organization. */
    public Set<Permission> permissionsWithin(Set<Permission> sponsored) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        for (AssignedRole role : rolesWithin(sponsored)) {
            if (role instanceof AssignedRole.OrganizationRole organizationRole) {
                held.add(Permission.ORGANIZATION_READ);
                held.addAll(organizationRole.role().permissions());
            }
        }
        held.removeAll(NEVER);
        return held;
    }
}
