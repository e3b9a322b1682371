package io.keycloakb2b.login;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The organizations that a request names.
 *
 * @param found those that there are
 * @param unknown whether it names one that there is not
 */
record NamedOrganizations(Set<OrganizationId> found, boolean unknown) {

    NamedOrganizations {
        found = Set.copyOf(found);
    }

    /**
     * @param application whether the client is one. Any other client is treated as native Keycloak does: it may name
     *     several in its scope and gets them all, and the parameter and the host mean nothing
     */
    static NamedOrganizations of(
            DecisionInputsProvider inputs, RealmId realm, boolean application, RequestedOrganizations requested) {
        Set<OrganizationId> found = new HashSet<>();
        boolean unknown = false;
        if (application || requested.aliases().size() == 1) {
            for (String alias : requested.aliases()) {
                Optional<OrganizationId> id = inputs.organizationByAlias(realm, alias);
                id.ifPresent(found::add);
                unknown |= id.isEmpty();
            }
        }
        if (application && requested.parameter().isPresent()) {
            Optional<OrganizationId> id =
                    byIdOrAlias(inputs, realm, requested.parameter().get());
            id.ifPresent(found::add);
            unknown |= id.isEmpty();
        }
        if (application) {
            requested
                    .host()
                    .flatMap(host -> inputs.organizationByHost(realm, host))
                    .ifPresent(found::add);
        }
        return new NamedOrganizations(found, unknown);
    }

    /** An id goes first: whoever chooses an alias cannot take the place of another organization. */
    private static Optional<OrganizationId> byIdOrAlias(DecisionInputsProvider inputs, RealmId realm, String value) {
        return OrganizationId.of(value)
                .flatMap(id -> inputs.path(realm, id))
                .map(OrganizationPath::id)
                .or(() -> inputs.organizationByAlias(realm, value));
    }

    /** The one that there is no doubt about. */
    Optional<OrganizationId> one() {
        return found.size() == 1 && !unknown ? found.stream().findFirst() : Optional.empty();
    }
}
