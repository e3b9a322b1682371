package io.keycloakb2b.cache;

import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionSubject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;
import org.keycloak.cache.LocalCache;

/**
 * The answers that a node remembers. Relies on transactions that see what others have committed before each statement
 * (<i>read committed</i>, as Keycloak's own caches do).
 */
final class LocalDecisionCache {

    private final LocalCache<List<?>, Answer> answers;
    private final Consumer<Set<Integer>> otherNodes;
    private final Stamps stamps = new Stamps();

    /** Transactions that have changed or locked something and are not over, by their sessions. */
    private final Map<SharedSessionContractImplementor, PendingChanges> pending = new ConcurrentHashMap<>();

    /** @param otherNodes is told which stripes a finished transaction has changed, and throws nothing */
    LocalDecisionCache(LocalCache<List<?>, Answer> answers, Consumer<Set<Integer>> otherNodes) {
        this.answers = answers;
        this.otherNodes = otherNodes;
    }

    /** The cache as the transaction of a session is to see it. */
    DecisionCacheProvider in(SessionImplementor session) {
        return new SessionDecisionCache(this, session);
    }

    /** Notes a change of the session's transaction, to be told when that is over. */
    void changed(SharedSessionContractImplementor session, Collection<? extends DecisionSubject> subjects) {
        if (!subjects.isEmpty()) {
            pending.computeIfAbsent(session, this::begin).add(subjects);
        }
    }

    /** The session's transaction reads the database from here on. */
    void bypass(SharedSessionContractImplementor session) {
        pending.computeIfAbsent(session, this::begin);
    }

    /** Something has changed, on another node perhaps, and is to be read again. */
    void changed(Set<Integer> stripes) {
        stamps.change(stripes);
    }

    boolean bypassed(SharedSessionContractImplementor session) {
        return pending.containsKey(session);
    }

    /** The time at which a reading begins. */
    long now() {
        return stamps.now();
    }

    /** The remembered value; null where there is none that still counts. */
    @Nullable
    Object known(List<?> question) {
        @Nullable Answer answer = answers.get(question);
        return answer != null && stamps.current(answer.stamp(), answer.stripes()) ? answer.value() : null;
    }

    void remember(List<?> question, Object value, long begun, Set<DecisionSubject> subjects) {
        answers.put(question, new Answer(value, begun, Stamps.of(subjects)));
    }

    void close() {
        answers.close();
    }

    private PendingChanges begin(SharedSessionContractImplementor session) {
        session.getTransactionCompletionCallbacks()
                .registerCallback((boolean successful, SharedSessionContractImplementor over) -> finished(over));
        return new PendingChanges();
    }

    /** Also after a failure: whether the database has committed is not always known then. */
    private void finished(SharedSessionContractImplementor session) {
        @Nullable PendingChanges changes = pending.remove(session);
        if (changes != null && !changes.stripes().isEmpty()) {
            stamps.change(changes.stripes());
            otherNodes.accept(changes.stripes());
        }
    }
}
