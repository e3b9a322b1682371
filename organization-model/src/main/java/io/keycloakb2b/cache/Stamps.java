package io.keycloakb2b.cache;

import io.keycloakb2b.spi.DecisionSubject;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;

/**
 * Tells since when answers about subjects count. Every change is a tick of a clock; an answer carries the time at which
 * its reading began, and counts as long as none of its subjects has changed since. So an answer that was read while a
 * change was being committed never outlives it, whichever of the two comes to the cache first.
 *
 * <p>Subjects share a fixed number of stripes, by a hash that is the same on all nodes: two that meet in one only cost
 * each other a reading.
 */
final class Stamps {

    /** The stripe of every answer, for when too much has changed to say it one by one. */
    static final int EVERYTHING = 0;

    /** Also part of what nodes tell each other: nodes with another number do not understand each other. */
    static final int STRIPES = 1 << 14;

    private final AtomicLong clock = new AtomicLong();
    private final AtomicLongArray changed = new AtomicLongArray(STRIPES);

    long now() {
        return clock.get();
    }

    boolean current(long stamp, int[] stripes) {
        for (int stripe : stripes) {
            if (changed.get(stripe) > stamp) {
                return false;
            }
        }
        return true;
    }

    void change(Collection<Integer> stripes) {
        long moment = clock.incrementAndGet();
        for (int stripe : stripes) {
            changed.accumulateAndGet(stripe, moment, Math::max);
        }
    }

    /** The stripes of an answer that was read of some subjects. */
    static int[] of(Set<DecisionSubject> subjects) {
        return Stream.concat(Stream.of(EVERYTHING), subjects.stream().map(Stamps::stripe))
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
    }

    static int stripe(DecisionSubject subject) {
        int hash = subject.text().hashCode();
        return 1 + Math.floorMod(hash ^ (hash >>> 16), STRIPES - 1);
    }
}
