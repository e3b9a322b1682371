package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a person has proved identity.
 *
 * @param provider the identity provider, where one was used
 * @param providerOwner the organization that the provider belongs to; empty for a provider of the realm
 * @param secondFactors the words of the second factors that were proved, for example {@code otp}
 * @param at when; for a refresh, when the refresh token was issued
 */
public record Proof(
        FirstFactor factor,
        Optional<ProviderAlias> provider,
        Optional<OrganizationId> providerOwner,
        Set<SecondFactor> secondFactors,
        Instant at) {

    public Proof {
        secondFactors = Set.copyOf(secondFactors);
    }

    boolean federated() {
        return provider.isPresent();
    }
}
