package io.keycloakb2b.cache;

import io.keycloakb2b.spi.DecisionSubject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What a transaction has changed. */
final class PendingChanges {

    /** Beyond so many, everything is read again rather than a long list sent around. */
    static final int MOST = 1_000;

    private final Set<Integer> stripes = new HashSet<>();

    void add(Collection<? extends DecisionSubject> subjects) {
        subjects.forEach(subject -> stripes.add(Stamps.stripe(subject)));
    }

    Set<Integer> stripes() {
        return stripes.size() > MOST ? Set.of(Stamps.EVERYTHING) : Set.copyOf(stripes);
    }
}
