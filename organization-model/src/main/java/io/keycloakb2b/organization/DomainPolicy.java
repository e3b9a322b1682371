package io.keycloakb2b.organization;

import java.util.List;

/**
 * The rules of the organization that owns the domain of a person's e-mail address; they bind the person's proof of
 * identity whichever organization is entered.
 */
public record DomainPolicy(OrganizationId owner, LoginRules rules, List<UsableProvider> providers) {

    public DomainPolicy {
        providers = List.copyOf(providers);
    }
}
