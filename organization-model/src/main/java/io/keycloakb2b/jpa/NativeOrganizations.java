package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.Map;
import org.keycloak.models.ModelException;
import org.keycloak.models.jpa.entities.OrganizationEntity;

/** Keycloak's own rows of organizations, only ever read and locked. */
final class NativeOrganizations {

    /** What no group is called; not nothing, since to Oracle an empty text is none. */
    private static final String NO_GROUP = " ";

    private final Rows rows;

    NativeOrganizations(Rows rows) {
        this.rows = rows;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} */
    void require(RealmId realm, OrganizationId organization) {
        boolean there = rows.exists(
                "select o.id from OrganizationEntity o where o.id = :id and o.realmId = :realm",
                Map.of("id", organization.value(), "realm", realm.value()));
        if (!there) {
            throw OrganizationError.NOT_FOUND.because("no such organization");
        }
    }

    /**
     * The group whose members are the organization's, and one without any where there is no such organization. Named in
     * a query, it tells the database how many members there are, which it does not know of whatever group an organization
     * may have.
     */
    String group(OrganizationScope scope) {
        return rows
                .list(
                        "select o.groupId from OrganizationEntity o where o.id = :org and o.realmId = :realm",
                        String.class,
                        Checks.parameters(scope))
                .stream()
                .findFirst()
                .orElse(NO_GROUP);
    }

    /**
     * Until the end of the transaction nobody else changes what hangs below the organization, and nobody removes it.
     * Keycloak's row is locked since ours may not exist yet.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}; {@code CONCURRENT_CHANGE} where
     *     the wait was too long for the database
     */
    void lock(RealmId realm, OrganizationId organization) {
        if (!locked(realm, organization)) {
            throw OrganizationError.NOT_FOUND.because("no such organization");
        }
    }

    private boolean locked(RealmId realm, OrganizationId organization) {
        try {
            return !rows.lockingEntityManager()
                    .createQuery(
                            "select o from OrganizationEntity o where o.id = :id and o.realmId = :realm",
                            OrganizationEntity.class)
                    .setParameter("id", organization.value())
                    .setParameter("realm", realm.value())
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList()
                    .isEmpty();
        } catch (PersistenceException | ModelException failure) {
            throw Locks.lost(failure) ? Checks.concurrentChange() : failure;
        }
    }
}
