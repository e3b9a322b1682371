package io.keycloakb2b.jpa;

import static org.hibernate.jpa.SpecHints.HINT_SPEC_LOCK_TIMEOUT;

import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ModelException;

/**
 * Reads and writes rows without leaving any of them managed. The persistence context is Keycloak's and lives as long
 * as the request, in which bulk statements remove rows: a managed one would come back from the dead.
 */
final class Rows {

    /** Hibernate's word for passing over rows that somebody else has locked. */
    private static final int SKIP_LOCKED = -2;

    /** The table that a changing statement changes, by its name in queries. */
    private static final Pattern CHANGED_TABLE = Pattern.compile("(?:update|delete from|insert into) (\\w+) .*");

    private final EntityManager em;
    private final DecisionCacheProvider cache;

    /** For somebody who only reads. */
    Rows(EntityManager em) {
        this(em, DecisionCacheProvider.none());
    }

    /** @param cache is told of every change */
    Rows(EntityManager em, DecisionCacheProvider cache) {
        this.em = em;
        this.cache = cache;
    }

    <R extends Row> Optional<R> find(Class<R> type, Object key) {
        R row = em.find(type, key);
        if (row == null) {
            return Optional.empty();
        }
        em.detach(row);
        return Optional.of(row);
    }

    /** The row as it is now, which nobody else changes until the end of the transaction. */
    <R extends Row> Optional<R> lock(Class<R> type, Object key) {
        cache.bypass();
        R row = em.find(type, key, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return Optional.empty();
        }
        em.detach(row);
        return Optional.of(row);
    }

    /** Writes a new row; another one in its place is answered by the given refusal, even if it came at this moment. */
    void insert(Row row, Supplier<OrganizationException> taken) {
        em.persist(row);
        flush(taken);
        em.detach(row);
        cache.changed(row.subjects());
    }

    /** Writes a row in place of the one with the same key, or as a new one. */
    void put(Row row, Supplier<OrganizationException> taken) {
        Row managed = em.merge(row);
        flush(taken);
        em.detach(managed);
        cache.changed(row.subjects());
    }

    <T> List<T> list(String jpql, Class<T> type, Map<String, ?> parameters) {
        return list(jpql, type, parameters, Integer.MAX_VALUE);
    }

    <T> List<T> list(String jpql, Class<T> type, Map<String, ?> parameters, int max) {
        TypedQuery<T> query = em.createQuery(jpql, type);
        parameters.forEach(query::setParameter);
        if (max < Integer.MAX_VALUE) {
            query.setMaxResults(max);
        }
        List<T> found = query.getResultList();
        found.forEach(this::letGo);
        return found;
    }

    boolean exists(String jpql, Map<String, ?> parameters) {
        return !list(jpql, Object.class, parameters, 1).isEmpty();
    }

    /** Locks what is found until the end of the transaction, and answers whether that could be done without waiting. */
    <R extends Row> boolean locksAtOnce(String jpql, Class<R> type, Map<String, ?> parameters) {
        cache.bypass();
        TypedQuery<R> query = em.createQuery(jpql, type)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED);
        parameters.forEach(query::setParameter);
        List<R> found = query.getResultList();
        found.forEach(this::letGo);
        return !found.isEmpty();
    }

    /**
     * Runs a statement that changes or removes rows, and answers how many. Where decisions read the table, they are all
     * to be made anew in the realm, since the statement alone does not tell which rows it meets.
     *
     * @param parameters with the id of the realm as {@code realm}
     */
    int execute(String jpql, Map<String, ?> parameters) {
        String realm = (String) Objects.requireNonNull(parameters.get("realm"), "every statement names its realm");
        return execute(
                jpql,
                parameters,
                silent(jpql) ? Set.of() : Set.of(new DecisionSubject.EntireRealm(new RealmId(realm))));
    }

    /** @param subjects what decisions read those rows for that the statement meets */
    int execute(String jpql, Map<String, ?> parameters, Set<? extends DecisionSubject> subjects) {
        var statement = em.createQuery(jpql);
        parameters.forEach(statement::setParameter);
        int rows = statement.executeUpdate();
        if (rows > 0) {
            cache.changed(subjects);
        }
        return rows;
    }

    /**
     * Has the rest of the transaction planned for the values of its statements. By itself PostgreSQL soon keeps one plan
     * for all of them, and what is right for an organization of the usual size takes seconds for one of a million.
     */
    void planForValues() {
        SessionImplementor session = em.unwrap(SessionImplementor.class);
        if (session.getJdbcServices().getDialect() instanceof PostgreSQLDialect) {
            session.doWork(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set local plan_cache_mode = force_custom_plan");
                }
            });
        }
    }

    private boolean silent(String jpql) {
        Matcher statement = CHANGED_TABLE.matcher(jpql);
        if (!statement.matches()) {
            throw new IllegalArgumentException(jpql);
        }
        return em.getMetamodel().getEntities().stream()
                .filter(entity -> entity.getName().equals(statement.group(1)))
                .allMatch(entity -> SilentRow.class.isAssignableFrom(entity.getJavaType()));
    }

    /** Runs a statement that changes rows and may meet another one in its place. */
    int update(String jpql, Map<String, ?> parameters, Supplier<OrganizationException> taken) {
        try {
            return execute(jpql, parameters);
        } catch (PersistenceException | ModelException failure) {
            throw duplicate(failure) ? taken.get() : failure;
        }
    }

    /** For somebody who locks: what is read from here on is what is committed. */
    EntityManager lockingEntityManager() {
        cache.bypass();
        return em;
    }

    private void letGo(@Nullable Object found) {
        if (found instanceof Row) {
            em.detach(found);
        } else if (found instanceof @Nullable Object[] parts) {
            for (Object part : parts) {
                letGo(part);
            }
        }
    }

    /** Keycloak's entity manager throws its own exceptions; the plain one, JPA's. */
    private void flush(Supplier<OrganizationException> taken) {
        try {
            em.flush();
        } catch (PersistenceException | ModelException failure) {
            throw duplicate(failure) ? taken.get() : failure;
        }
    }

    private static boolean duplicate(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ConstraintViolationException violation) {
                // some drivers do not tell what was violated; the columns that could be otherwise are checked before
                return violation.getKind() == ConstraintKind.UNIQUE || violation.getKind() == ConstraintKind.OTHER;
            }
        }
        return false;
    }
}
