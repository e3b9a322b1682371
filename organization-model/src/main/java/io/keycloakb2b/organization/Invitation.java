package io.keycloakb2b.organization;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An invitation into an organization. Its token is not here: that exists in the mail alone, and as a hash.
 *
 * @param email in the one form of {@link Email#key}
 * @param inviter the member who answers for it; empty where the platform invited
 * @param expiresAt the first moment at which it can no longer be accepted
 * @param sentAt when the newest mail went out
 * @param sent how many mails went out
 * @param status as it was last written; ask {@link #statusAt} for the present one
 * @param answeredAt when it was accepted, declined or revoked
 * @param answeredBy who did that, where it was a person of the realm
 */
public record Invitation(
        InvitationId id,
        OrganizationId organization,
        String email,
        InvitationTerms terms,
        Optional<UserId> inviter,
        Instant createdAt,
        Instant sentAt,
        Instant expiresAt,
        int sent,
        InvitationStatus status,
        Optional<Instant> answeredAt,
        Optional<UserId> answeredBy) {

    /** A pending invitation whose time is over has expired, whether or not anybody has written it down. */
    public InvitationStatus statusAt(Instant now) {
        return status == InvitationStatus.PENDING && !now.isBefore(expiresAt) ? InvitationStatus.EXPIRED : status;
    }

    /** How long a link is good for. */
    public Duration lifetime() {
        return Duration.between(sentAt, expiresAt);
    }

    /** Whether an address is the invited one; how it is written does not matter. */
    public boolean addressedTo(String address) {
        return Email.key(address).filter(email::equals).isPresent();
    }
}
