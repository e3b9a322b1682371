package io.keycloakb2b.cache;

import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionSubject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/** The node's cache as one transaction sees it. */
final class SessionDecisionCache implements DecisionCacheProvider {

    private final LocalDecisionCache cache;
    private final SessionImplementor session;

    SessionDecisionCache(LocalDecisionCache cache, SessionImplementor session) {
        this.cache = cache;
        this.session = session;
    }

    @Override
    public <K, T> Map<K, T> readAll(
            Collection<K> things,
            Function<K, List<?>> question,
            Function<List<K>, Map<K, T>> source,
            BiFunction<K, T, Set<DecisionSubject>> subjects) {
        if (bypassed()) {
            return source.apply(List.copyOf(things));
        }
        Map<K, T> answers = new HashMap<>();
        List<K> open = new ArrayList<>();
        for (K thing : things) {
            @SuppressWarnings("unchecked") // the question says which type the answer has
            @Nullable
            T known = (T) cache.known(question.apply(thing));
            if (known == null) {
                open.add(thing);
            } else {
                answers.put(thing, known);
            }
        }
        if (!open.isEmpty()) {
            long begun = cache.now();
            Map<K, T> fresh = source.apply(open);
            answers.putAll(fresh);
            // reading may have written down what Keycloak had only changed in memory so far
            if (!bypassed()) {
                fresh.forEach((thing, answer) ->
                        remember(question.apply(thing), answer, begun, subjects.apply(thing, answer)));
            }
        }
        return answers;
    }

    @Override
    public void changed(Collection<? extends DecisionSubject> subjects) {
        cache.changed(session, subjects);
    }

    @Override
    public boolean bypassed() {
        return cache.bypassed(session);
    }

    @Override
    public void bypass() {
        cache.bypass(session);
    }

    @Override
    public void forget(DecisionSubject subject) {
        cache.changed(Set.of(Stamps.stripe(subject)));
    }

    private void remember(List<?> question, Object answer, long begun, Set<DecisionSubject> subjects) {
        if (!subjects.isEmpty()) {
            cache.remember(question, answer, begun, subjects);
        }
    }
}
