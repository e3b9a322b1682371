package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a person has proved identity.
 *
 * @param provider the identity provider, where one was used
 * @param providerOwner the organization that the provider belongs to; empty for a provider of the realm
 * @param userVerified whether the device of a passkey has verified who holds it, by a PIN or a fingerprint
 * @param secondFactors the words of the second factors that were proved, for example {@code otp}
 * @param at when
 */
public record Proof(
        FirstFactor factor,
        Optional<ProviderAlias> provider,
        Optional<OrganizationId> providerOwner,
        boolean userVerified,
        Set<SecondFactor> secondFactors,
        Instant at) {

    public Proof {
        secondFactors = Set.copyOf(secondFactors);
    }

    /** The same proof, made at this moment. */
    public Proof asOf(Instant moment) {
        return new Proof(factor, provider, providerOwner, userVerified, secondFactors, moment);
    }

    /** Whether it is two factors at once: a device that the person has, and what unlocks it. */
    boolean twoFactors() {
        return factor == FirstFactor.PASSKEY && userVerified;
    }

    /**
     * Whether it is the person's own wherever it is used: made without a provider, by one of the realm, or by the one of
     * the organization that owns the person's mail domain by proof.
     */
    public boolean own(Optional<OrganizationId> mailDomainOwner) {
        return providerOwner.isPresent() ? providerOwner.equals(mailDomainOwner) : factor != FirstFactor.SSO;
    }

    boolean federated() {
        return provider.isPresent();
    }
}
