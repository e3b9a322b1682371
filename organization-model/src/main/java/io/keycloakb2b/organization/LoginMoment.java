package io.keycloakb2b.organization;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When something is asked for.
 *
 * @param lastUse when the session was last used; for a refresh, when the refresh token was issued; empty where there
 *     was no session before
 */
public record LoginMoment(Instant now, Optional<Instant> lastUse) {

    /** For how long nobody has used what was proved. */
    Duration sinceUse(Proof proof) {
        Instant last = lastUse.filter(proof.at()::isBefore).orElse(proof.at());
        return Duration.between(last, now);
    }
}
