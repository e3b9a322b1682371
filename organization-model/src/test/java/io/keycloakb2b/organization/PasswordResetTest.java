package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.Samples.organization;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;

/** LOGIN.md, stage 3: password reset. */
final class PasswordResetTest {

    private static final OrganizationId OWNER = organization("owner");

    @Example
    void isForEverybodyWhoseMailDomainBindsNobody() {
        assertThat(new PasswordReset(Optional.empty(), false).useSingleSignOnOf())
                .isEmpty();
        assertThat(new PasswordReset(policy(false), false).useSingleSignOnOf()).isEmpty();
    }

    @Example
    void isNotForPeopleOfADomainThatRequiresSingleSignOn() {
        assertThat(new PasswordReset(policy(true), false).useSingleSignOnOf()).contains(OWNER);
    }

    @Example
    void isForThoseWhomItHasChosenForEmergencies() {
        assertThat(new PasswordReset(policy(true), true).useSingleSignOnOf()).isEmpty();
    }

    private static Optional<DomainPolicy> policy(boolean ssoRequired) {
        LoginRules rules = new LoginRules(
                EnumSet.allOf(FirstFactor.class),
                ssoRequired,
                SecondFactorRules.of(MfaPolicy.OFF),
                SessionRules.none());
        return Optional.of(new DomainPolicy(OWNER, rules, List.of()));
    }
}
