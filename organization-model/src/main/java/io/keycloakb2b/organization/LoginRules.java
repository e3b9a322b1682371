package io.keycloakb2b.organization;

import java.util.EnumSet;
import java.util.Set;

/** How a login has to be proved. */
public record LoginRules(
        Set<FirstFactor> firstFactors, boolean ssoRequired, SecondFactorRules secondFactor, SessionRules sessions) {

    public LoginRules {
        firstFactors = Set.copyOf(firstFactors);
    }

    /** What holds where nobody has set anything. */
    public static LoginRules unrestricted() {
        return new LoginRules(
                EnumSet.allOf(FirstFactor.class), false, SecondFactorRules.of(MfaPolicy.OFF), SessionRules.none());
    }

    /** A second factor of any kind, and nothing else. */
    public static LoginRules secondFactorRequired() {
        return new LoginRules(
                EnumSet.allOf(FirstFactor.class), false, SecondFactorRules.of(MfaPolicy.REQUIRED), SessionRules.none());
    }

    /** The part that also binds people who sign in for no organization: nobody has a provider for them. */
    public LoginRules forEverybody() {
        return new LoginRules(firstFactors, false, secondFactor, sessions);
    }

    /** Both sets of rules at once. */
    public LoginRules strictest(LoginRules other) {
        Set<FirstFactor> both = EnumSet.noneOf(FirstFactor.class);
        both.addAll(firstFactors);
        both.retainAll(other.firstFactors);
        return new LoginRules(
                both,
                ssoRequired || other.ssoRequired,
                secondFactor.strictest(other.secondFactor),
                sessions.strictest(other.sessions));
    }

    /** The first factors that open the door: single sign-on alone where it is required. */
    public Set<FirstFactor> usableFactors() {
        Set<FirstFactor> usable = EnumSet.noneOf(FirstFactor.class);
        usable.addAll(firstFactors);
        if (ssoRequired) {
            usable.retainAll(EnumSet.of(FirstFactor.SSO));
        }
        return usable;
    }
}
