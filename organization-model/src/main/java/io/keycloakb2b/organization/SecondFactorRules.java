package io.keycloakb2b.organization;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a second factor is asked for, and which.
 *
 * @param policies what the application, the organization and the owner of the domain say, all of it at once: none takes
 *     the place of another, as {@link MfaPolicy#REQUIRED_FOR_LOCAL_LOGINS} leaves alone some whom
 *     {@link MfaPolicy#OPTIONAL} asks; {@link MfaPolicy#OFF} says nothing and is not kept
 * @param allowed those that count
 * @param grace for how long a member who has none may put off setting one up, from the first time of being asked
 */
public record SecondFactorRules(Set<MfaPolicy> policies, Set<SecondFactor> allowed, Duration grace) {

    public SecondFactorRules {
        policies = policies.stream().filter(policy -> policy != MfaPolicy.OFF).collect(Collectors.toUnmodifiableSet());
        allowed = Set.copyOf(allowed);
        grace = policies.stream().anyMatch(MfaPolicy::requires) ? grace : Duration.ZERO;
    }

    /** Any second factor, and no delay. */
    public static SecondFactorRules of(MfaPolicy policy) {
        return new SecondFactorRules(Set.of(policy), EnumSet.allOf(SecondFactor.class), Duration.ZERO);
    }

    /** Both sets of rules at once. */
    SecondFactorRules strictest(SecondFactorRules other) {
        Set<MfaPolicy> all = EnumSet.noneOf(MfaPolicy.class);
        all.addAll(policies);
        all.addAll(other.policies);
        Set<SecondFactor> both = EnumSet.noneOf(SecondFactor.class);
        both.addAll(allowed);
        both.retainAll(other.allowed);
        return new SecondFactorRules(all, both, delay(other));
    }

    /** Rules that require nothing neither give a delay nor take one. */
    private Duration delay(SecondFactorRules other) {
        if (!requires()) {
            return other.grace;
        }
        return other.requires() && other.grace.compareTo(grace) < 0 ? other.grace : grace;
    }

    private boolean requires() {
        return policies.stream().anyMatch(MfaPolicy::requires);
    }

    /** Whether a person who has proved that much gets no further without one. */
    boolean requireMoreThan(Proof proof) {
        return policies.contains(MfaPolicy.REQUIRED)
                || (policies.contains(MfaPolicy.REQUIRED_FOR_LOCAL_LOGINS) && !proof.federated());
    }

    /** Whether people who have one are asked for it, and the others advised to set one up. */
    boolean suggest() {
        return policies.contains(MfaPolicy.OPTIONAL);
    }

    /** Which of those that a person without any can set up in the middle of a login. */
    Set<SecondFactor> toSetUp() {
        return allowed.stream().filter(SecondFactor::canBeFirst).collect(Collectors.toUnmodifiableSet());
    }
}
