package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.OrganizationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Organizations that are on their way out. Their state is written beside it, by {@link HierarchyStore#update}. */
public interface DeletionStore {

    void put(OrganizationScope scope, Deletion deletion);

    void remove(OrganizationScope scope);

    Optional<Deletion> find(OrganizationScope scope);

    /** Those of several organizations of one realm, in no order. */
    List<Deletion> find(OrganizationScope scope, Collection<OrganizationScope> more);

    /** Organizations whose grace period is over, the longest ago first. */
    List<OrganizationId> due(RealmScope scope, Instant now, int max);
}
