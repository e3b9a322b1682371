package io.keycloakb2b.organization;

import java.util.EnumSet;
import java.util.Set;

/** How a login has to be proved. */
public record LoginRules(Set<FirstFactor> firstFactors, boolean ssoRequired, MfaPolicy mfa) {

    public LoginRules {
        firstFactors = Set.copyOf(firstFactors);
    }

    /** What holds where nobody has set anything. */
    public static LoginRules unrestricted() {
        return new LoginRules(EnumSet.allOf(FirstFactor.class), false, MfaPolicy.OFF);
    }

    /** Both sets of rules at once. */
    public LoginRules strictest(LoginRules other) {
        Set<FirstFactor> both = EnumSet.noneOf(FirstFactor.class);
        both.addAll(firstFactors);
        both.retainAll(other.firstFactors);
        return new LoginRules(both, ssoRequired || other.ssoRequired, mfa.strictest(other.mfa));
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
