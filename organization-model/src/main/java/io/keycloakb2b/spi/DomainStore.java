package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.DomainProof;
import java.util.List;

/** Mail domains of an organization. */
public interface DomainStore {

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} where another organization
     *     owns the domain, without saying which
     */
    void put(OrganizationScope scope, DomainProof domain);

    boolean remove(OrganizationScope scope, String domain);

    List<DomainProof> all(OrganizationScope scope);
}
