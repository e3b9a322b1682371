package io.keycloakb2b.organization;

import java.time.Instant;

/**
 * That an organization is to be removed at the end of a grace period.
 *
 * @param statusBefore what it goes back to when the deletion is undone
 * @param purgeAt from when on it is removed for good, and nothing is undone any more
 * @param byOwner whether one of its own owners asked for it, and not the platform or somebody above
 */
public record Deletion(
        OrganizationId organization,
        OrganizationStatus statusBefore,
        Instant requestedAt,
        Instant purgeAt,
        boolean byOwner) {

    /** Whether it can still be undone. */
    public boolean pendingAt(Instant now) {
        return now.isBefore(purgeAt);
    }
}
