package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.HostName;
import java.util.Optional;

/** The host under which an organization's people sign in. */
public interface HostStore {

    /**
     * In place of the one before.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} where it is another
     *     organization's, without saying whose
     */
    void put(OrganizationScope scope, HostName host);

    Optional<HostName> find(OrganizationScope scope);

    void remove(OrganizationScope scope);
}
