package io.keycloakb2b.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads anew each time. */
final class NoDecisionCache implements DecisionCacheProvider {

    @Override
    public <K, T> Map<K, T> readAll(
            Collection<K> things,
            Function<K, List<?>> question,
            Function<List<K>, Map<K, T>> source,
            BiFunction<K, T, Set<DecisionSubject>> subjects) {
        return source.apply(List.copyOf(things));
    }

    @Override
    public void changed(Collection<? extends DecisionSubject> subjects) {
        // nothing is remembered
    }

    @Override
    public boolean bypassed() {
        return true;
    }

    @Override
    public void bypass() {
        // everything is read anew as it is
    }

    @Override
    public void forget(DecisionSubject subject) {
        // nothing is remembered
    }
}
