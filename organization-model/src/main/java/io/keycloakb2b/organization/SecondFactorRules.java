package io.keycloakb2b.organization;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a second factor is asked for, and which.
 *
 * @param allowed those that count
 * @param grace for how long a member who has none may put off setting one up, from the first time of being asked
 */
public record SecondFactorRules(MfaPolicy policy, Set<SecondFactor> allowed, Duration grace) {

    public SecondFactorRules {
        allowed = Set.copyOf(allowed);
        grace = policy.requires() ? grace : Duration.ZERO;
    }

    /** Any second factor, and no delay. */
    public static SecondFactorRules of(MfaPolicy policy) {
        return new SecondFactorRules(policy, EnumSet.allOf(SecondFactor.class), Duration.ZERO);
    }

    /** Both sets of rules at once. */
    SecondFactorRules strictest(SecondFactorRules other) {
        Set<SecondFactor> both = EnumSet.noneOf(SecondFactor.class);
        both.addAll(allowed);
        both.retainAll(other.allowed);
        return new SecondFactorRules(policy.strictest(other.policy), both, delay(other));
    }

    /** Rules that require nothing neither give a delay nor take one. */
    private Duration delay(SecondFactorRules other) {
        if (!policy.requires()) {
            return other.grace;
        }
        return other.policy.requires() && other.grace.compareTo(grace) < 0 ? other.grace : grace;
    }

    /** Which of those that a person without any can set up in the middle of a login. */
    Set<SecondFactor> toSetUp() {
        return allowed.stream().filter(SecondFactor::canBeFirst).collect(Collectors.toUnmodifiableSet());
    }
}
