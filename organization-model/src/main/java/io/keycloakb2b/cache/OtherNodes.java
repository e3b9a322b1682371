package io.keycloakb2b.cache;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.cache.infinispan.InfinispanCacheRealmProviderFactory;
import org.keycloak.models.cache.infinispan.events.CacheKeyInvalidatedEvent;

/** Tells the other nodes of a cluster which stripes have changed, in one of Keycloak's own messages, and hears them. */
final class OtherNodes {

    private static final Logger LOG = Logger.getLogger(OtherNodes.class);

    private static final String SUBJECT = "b2b-decisions-" + Stamps.STRIPES;
    private static final String BETWEEN = ",";

    private final KeycloakSessionFactory factory;

    OtherNodes(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Also to whoever clears Keycloak's cache of realms, on whatever node: they want everything to be read again. */
    static void listen(ClusterProvider cluster, Consumer<Set<Integer>> listener) {
        cluster.registerListener(
                InfinispanCacheRealmProviderFactory.REALM_CLEAR_CACHE_EVENTS,
                event -> listener.accept(Set.of(Stamps.EVERYTHING)));
        cluster.registerListener(SUBJECT, event -> {
            if (event instanceof CacheKeyInvalidatedEvent changed) {
                listener.accept(Arrays.stream(changed.getId().split(BETWEEN, -1))
                        .map(Integer::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
            }
        });
    }

    /**
     * The transaction is over: what goes wrong now must not look as if the change had failed. Other nodes then read
     * anew when their answers have grown old.
     */
    void tell(Set<Integer> stripes) {
        String text = stripes.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
        try (KeycloakSession session = factory.create()) {
            session.getProvider(ClusterProvider.class).notify(SUBJECT, new CacheKeyInvalidatedEvent(text), true);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Other nodes could not be told of changes; they may answer as before for a while");
        }
    }
}
