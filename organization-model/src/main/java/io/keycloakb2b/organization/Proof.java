package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a person has proved identity.
 *
 * @param provider the identity provider, where one was used
 * @param providerOwner the organization that the provider belongs to; empty for a provider of the realm
 * @param multiFactor whether it is more than one factor by itself: a passkey whose device has verified who holds it (by a
 *     PIN or a fingerprint), or the word of a provider that is trusted to say that it has asked for more than one
 * @param secondFactors the second factors that were proved beside it
 * @param at when
 */
public record Proof(
        FirstFactor factor,
        Optional<ProviderAlias> provider,
        Optional<OrganizationId> providerOwner,
        boolean multiFactor,
        Set<SecondFactor> secondFactors,
        Instant at) {

    public Proof {
        secondFactors = Set.copyOf(secondFactors);
    }

    /** The same proof, made at this moment. */
    public Proof asOf(Instant moment) {
        return new Proof(factor, provider, providerOwner, multiFactor, secondFactors, moment);
    }

    /** Whether it holds a second factor that counts. */
    boolean satisfies(SecondFactorRules rules) {
        boolean bySomethingOfItsOwn =
                multiFactor && (factor != FirstFactor.PASSKEY || rules.allowed().contains(SecondFactor.PASSKEY));
        return bySomethingOfItsOwn || secondFactors.stream().anyMatch(rules.allowed()::contains);
    }

    /**
     * Whether it is the person's own wherever it is used: made without a provider, by one of the realm, or by the one of
     * the organization that owns the person's mail domain by proof.
     */
    public boolean own(Optional<OrganizationId> mailDomainOwner) {
        return providerOwner.isPresent() ? providerOwner.equals(mailDomainOwner) : factor != FirstFactor.SSO;
    }

    /** Whether more than one factor has been proved, whichever of them an organization takes. */
    public boolean severalFactors() {
        return multiFactor || !secondFactors.isEmpty();
    }

    boolean federated() {
        return provider.isPresent();
    }
}
