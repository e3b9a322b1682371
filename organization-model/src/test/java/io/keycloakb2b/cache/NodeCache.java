package io.keycloakb2b.cache;

import io.keycloakb2b.spi.DecisionCacheProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;
import org.keycloak.cache.LocalCache;

/** The cache of one node, without Keycloak around it. */
public final class NodeCache {

    private static final Map<SessionFactory, NodeCache> SEEING = new ConcurrentHashMap<>();

    private final List<Set<Integer>> told = new ArrayList<>();
    private final LocalDecisionCache cache = new LocalDecisionCache(new Unbounded<>(), told::add);

    private NodeCache() {}

    /** The one that sees every change of a database; as on a node, there is no second one. */
    public static NodeCache of(SessionFactory database) {
        return SEEING.computeIfAbsent(database, seen -> {
            NodeCache node = new NodeCache();
            NativeChanges.watch(seen.unwrap(SessionFactoryImplementor.class), node.cache);
            return node;
        });
    }

    /** One that only hears what others tell. */
    public static NodeCache elsewhere() {
        return new NodeCache();
    }

    /** Everything is to be read again. */
    public void forgetEverything() {
        cache.changed(Set.of(Stamps.EVERYTHING));
    }

    /** As a transaction sees it. */
    public DecisionCacheProvider in(Session session) {
        return cache.in(session.unwrap(SessionImplementor.class));
    }

    /** What the other nodes were told, a transaction each. */
    public List<Set<Integer>> told() {
        return told;
    }

    /** Another node says that something has changed. */
    public void hear(Set<Integer> stripes) {
        cache.changed(stripes);
    }

    private static final class Unbounded<K, V> implements LocalCache<K, V> {

        private final Map<K, V> entries = new ConcurrentHashMap<>();

        @Override
        public @Nullable V get(K key) {
            return entries.get(key);
        }

        @Override
        public void put(K key, V value) {
            entries.put(key, value);
        }

        @Override
        public void invalidate(K key) {
            entries.remove(key);
        }

        @Override
        public void close() {
            entries.clear();
        }
    }
}
