package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.Optional;

/**
 * When a member who has no second factor was first asked to set one up, and put it off.
 *
 * @param suggested where it was a suggestion, which is made once
 * @param required where it was required, which begins the time of grace
 */
public record SecondFactorReminders(Optional<Instant> suggested, Optional<Instant> required) {

    /** Never. */
    public static SecondFactorReminders none() {
        return new SecondFactorReminders(Optional.empty(), Optional.empty());
    }
}
