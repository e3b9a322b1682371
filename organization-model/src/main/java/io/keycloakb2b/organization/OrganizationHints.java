package io.keycloakb2b.organization;

import java.util.Optional;
import java.util.Set;

/**
 * What a request says about the organization, before anybody has proved anything.
 *
 * @param named organizations that the scope, a parameter, the chosen page entry or a host names
 * @param unknownNamed whether one of them named nothing that exists
 * @param domain the owned domain in which the typed or known e-mail address lies
 * @param all whether every organization of the person was asked for
 */
public record OrganizationHints(
        Set<OrganizationId> named, boolean unknownNamed, Optional<DomainProof> domain, boolean all) {

    /** Of a request that does not ask for all. */
    public OrganizationHints(Set<OrganizationId> named, boolean unknownNamed, Optional<DomainProof> domain) {
        this(named, unknownNamed, domain, false);
    }

    public OrganizationHints {
        named = Set.copyOf(named);
    }

    /** Whether the request itself names what is to be entered, so that nothing of the person is asked for that. */
    public boolean decisive() {
        return unknownNamed || !named.isEmpty();
    }

    public static OrganizationHints none() {
        return new OrganizationHints(Set.of(), false, Optional.empty());
    }
}
