package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Holdings;

/** Reads what many members hold, together. */
public interface RelationStore {

    /**
     * Active members, without those whose accounts are disabled. Whether an account that is kept elsewhere is, only its
     * own store knows. By their ids, those of the realm itself first.
     */
    Page<Holdings> holdings(OrganizationScope scope, PageRequest page);
}
