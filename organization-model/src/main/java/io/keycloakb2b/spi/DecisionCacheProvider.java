package io.keycloakb2b.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/**
 * Remembers what was read for decisions, on this node, over many requests. A transaction that has changed something
 * reads past it, so that it sees its own changes; everybody else sees them once they are committed, on this node at
 * once and on others a moment later.
 */
public interface DecisionCacheProvider extends Provider {

    /**
     * The remembered answers about some things, and fresh ones about the others, which are read together.
     *
     * @param things what is asked about
     * @param question what is asked about a thing, in full: realm, subject, and which kind of answer
     * @param source reads the answers about some of the things; one for each
     * @param subjects everything that an answer was read of; nothing at all where it is not to be remembered
     * @return an answer for each thing, in no order
     */
    <K, T> Map<K, T> readAll(
            Collection<K> things,
            Function<K, List<?>> question,
            Function<List<K>, Map<K, T>> source,
            BiFunction<K, T, Set<DecisionSubject>> subjects);

    /** The remembered answer to one question, or a fresh one. */
    default <T> T read(List<?> question, Supplier<T> source, Function<T, Set<DecisionSubject>> subjects) {
        Map<List<?>, T> answers = readAll(
                List.<List<?>>of(question),
                Function.identity(),
                asked -> Map.of(question, source.get()),
                (asked, answer) -> subjects.apply(answer));
        return answers.values().iterator().next();
    }

    /** Says that the current transaction has changed rows that decisions read. */
    void changed(Collection<? extends DecisionSubject> subjects);

    /** Whether the current transaction reads past the cache. */
    boolean bypassed();

    /**
     * From here on the current transaction reads past the cache: it holds a lock, or waits for one, and is to see what
     * whoever held it before has committed at the very moment in which the lock was let go.
     */
    void bypass();

    /** Drops the remembered answers about a subject on this node at once, whatever becomes of the transaction. */
    void forget(DecisionSubject subject);

    /** The session's cache; one that remembers nothing where it is switched off. */
    static DecisionCacheProvider of(KeycloakSession session) {
        return Optional.ofNullable(session.getProvider(DecisionCacheProvider.class))
                .orElseGet(DecisionCacheProvider::none);
    }

    /** One that remembers nothing. */
    static DecisionCacheProvider none() {
        return new NoDecisionCache();
    }

    @Override
    default void close() {}
}
