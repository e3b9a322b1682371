package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * A person asks for a new password (LOGIN.md, stage 3). What it opens is decided when somebody signs in with it.
 *
 * @param domainPolicy the rules of the owner of the person's mail domain, where they bind
 * @param breakGlass whether that owner has chosen the person for emergencies, in which a local factor is needed
 */
public record PasswordReset(Optional<DomainPolicy> domainPolicy, boolean breakGlass) {

    /** The organization that wants the person to use single sign-on instead; empty where a password may be set. */
    public Optional<OrganizationId> useSingleSignOnOf() {
        return domainPolicy
                .filter(policy -> policy.rules().ssoRequired())
                .filter(policy -> !breakGlass)
                .map(DomainPolicy::owner);
    }
}
