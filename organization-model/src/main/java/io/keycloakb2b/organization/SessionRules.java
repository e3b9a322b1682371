package io.keycloakb2b.organization;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For how long a proof of identity counts; Keycloak's own limits hold besides.
 *
 * @param lifetime the longest time after a proof, refreshes included; empty for any
 * @param idle the longest time without use; empty for any
 * @param reauthentication the oldest proof with which somebody may sign in once more without being asked; empty for any
 */
public record SessionRules(Optional<Duration> lifetime, Optional<Duration> idle, Optional<Duration> reauthentication) {

    /** Keycloak's own limits only. */
    public static SessionRules none() {
        return new SessionRules(Optional.empty(), Optional.empty(), Optional.empty());
    }

    SessionRules strictest(SessionRules other) {
        return new SessionRules(
                shorter(lifetime, other.lifetime),
                shorter(idle, other.idle),
                shorter(reauthentication, other.reauthentication));
    }

    /** Whether a proof counts no more for tokens: it is too old, or nobody has used it for too long. */
    boolean over(Proof proof, LoginMoment moment) {
        return longer(proof, moment, lifetime)
                || idle.filter(limit -> moment.sinceUse(proof).compareTo(limit) > 0)
                        .isPresent();
    }

    /** Whether a proof is too old to sign in with once more. */
    boolean stale(Proof proof, LoginMoment moment) {
        return longer(proof, moment, reauthentication);
    }

    private static boolean longer(Proof proof, LoginMoment moment, Optional<Duration> limit) {
        return limit.filter(
                        longest -> Duration.between(proof.at(), moment.now()).compareTo(longest) > 0)
                .isPresent();
    }

    private static Optional<Duration> shorter(Optional<Duration> one, Optional<Duration> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
