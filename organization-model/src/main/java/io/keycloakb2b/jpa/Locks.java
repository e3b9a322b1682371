package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.util.Map;
import org.keycloak.models.ModelException;

/** Locks of a realm as a whole, each held until the end of the transaction. */
final class Locks {

    /** Which organizations there are, and which lies below which. */
    static final String STRUCTURE = "structure";

    /** What the platform keeps for the realm as a whole. Asked for before {@link #ORGANIZATION_ROLES}. */
    static final String CATALOGUE = "catalogue";

    /** The names of custom roles, of the realm and of all its organizations. */
    static final String ORGANIZATION_ROLES = "organization-roles";

    private final Rows rows;

    Locks(Rows rows) {
        this.rows = rows;
    }

    /**
     * Waits for whoever holds the lock. The row is made at the first use; of two who make it at once, the database
     * has the second wait for the first.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code CONCURRENT_CHANGE} where the wait was too long
     *     for the database
     */
    void hold(RealmId realm, String name) {
        Map<String, Object> parameters = Map.of("realm", realm.value(), "name", name);
        try {
            if (!held(parameters)) {
                rows.execute(
                        "insert into B2bLock (realmId, name) values (:realm, :name) on conflict do nothing",
                        parameters);
                if (!held(parameters)) {
                    throw Checks.concurrentChange();
                }
            }
        } catch (PersistenceException | ModelException failure) {
            throw lost(failure) ? Checks.concurrentChange() : failure;
        }
    }

    private boolean held(Map<String, Object> parameters) {
        var query = rows.lockingEntityManager()
                .createQuery("select l from B2bLock l where l.realmId = :realm and l.name = :name", LockEntity.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE);
        parameters.forEach(query::setParameter);
        var found = query.getResultList();
        found.forEach(rows.lockingEntityManager()::detach);
        return !found.isEmpty();
    }

    /** Some databases give up waiting; those without an insert that skips may say that the other one came first. */
    static boolean lost(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof LockTimeoutException
                    || at instanceof PessimisticLockException
                    || at instanceof org.hibernate.exception.LockTimeoutException
                    || at instanceof org.hibernate.PessimisticLockException
                    || at instanceof org.hibernate.exception.ConstraintViolationException) {
                return true;
            }
        }
        return false;
    }
}
