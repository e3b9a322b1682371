package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody's wish to be a member.
 *
 * @param answeredAt when it was approved, rejected or withdrawn
 * @param answeredBy the member who did; empty where it was the platform
 */
public record JoinRequest(
        JoinRequestId id,
        OrganizationId organization,
        UserId user,
        Instant createdAt,
        JoinRequestStatus status,
        Optional<Instant> answeredAt,
        Optional<UserId> answeredBy) {

    public static JoinRequest pending(OrganizationId organization, UserId user, Instant now) {
        return new JoinRequest(
                JoinRequestId.at(now),
                organization,
                user,
                now,
                JoinRequestStatus.PENDING,
                Optional.empty(),
                Optional.empty());
    }
}
