package io.keycloakb2b.cache;

import com.google.auto.service.AutoService;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionCacheProviderFactory;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.cache.LocalCache;
import org.keycloak.cache.LocalCacheConfiguration;
import org.keycloak.cache.LocalCacheProvider;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;

/**
 * Keeps one {@link LocalDecisionCache} per node. Where it is disabled ({@code spi-b2b-decision-cache--local--enabled}),
 * decisions read the database each time.
 */
@AutoService(DecisionCacheProviderFactory.class)
public final class LocalDecisionCacheFactory implements DecisionCacheProviderFactory {

    static final String ID = "local";

    /** Provider option: how many answers are kept at most. */
    static final String MAX_ENTRIES = "max-entries";

    static final int DEFAULT_MAX_ENTRIES = 100_000;
    static final int GREATEST_MAX_ENTRIES = 10_000_000;

    /** Provider option: seconds after which an answer is read again even if nobody has told of a change. */
    static final String LIFESPAN = "lifespan-seconds";

    static final int DEFAULT_LIFESPAN = (int) Duration.ofMinutes(10).toSeconds();
    static final int LONGEST_LIFESPAN = (int) Duration.ofDays(1).toSeconds();

    private int maxEntries = DEFAULT_MAX_ENTRIES;
    private Duration lifespan = Duration.ofSeconds(DEFAULT_LIFESPAN);

    @SuppressWarnings("NullAway.Init") // Keycloak calls postInit before anything else
    private LocalDecisionCache cache;

    @Override
    public void init(Config.Scope config) {
        maxEntries = number(config, MAX_ENTRIES, DEFAULT_MAX_ENTRIES, GREATEST_MAX_ENTRIES);
        lifespan = Duration.ofSeconds(number(config, LIFESPAN, DEFAULT_LIFESPAN, LONGEST_LIFESPAN));
    }

    private static int number(Config.Scope config, String option, int whenAbsent, int greatest) {
        int number = config.getInt(option, whenAbsent);
        if (number < 1 || number > greatest) {
            throw new IllegalArgumentException(option + " must be from 1 to " + greatest);
        }
        return number;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        OtherNodes otherNodes = new OtherNodes(factory);
        try (KeycloakSession session = factory.create()) {
            cache = new LocalDecisionCache(answers(session.getProvider(LocalCacheProvider.class)), otherNodes::tell);
            OtherNodes.listen(session.getProvider(ClusterProvider.class), cache::changed);
        }
        factory.register(new NativeRemovals());
        factory.register(this::watchOnceTablesAreThere);
    }

    private LocalCache<List<?>, Answer> answers(LocalCacheProvider caches) {
        return caches.create(LocalCacheConfiguration.<List<?>, Answer>builder()
                .name("b2b-decisions")
                .maxSize(maxEntries)
                .expirationAfterCreate((question, answer) -> lifespan)
                .build());
    }

    private void watchOnceTablesAreThere(ProviderEvent event) {
        if (event instanceof PostMigrationEvent migrated) {
            try (KeycloakSession session = migrated.getFactory().create()) {
                NativeChanges.watch(
                        entityManager(session).getEntityManagerFactory().unwrap(SessionFactoryImplementor.class),
                        cache);
            }
        }
    }

    private static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public DecisionCacheProvider create(KeycloakSession session) {
        return cache.in(entityManager(session).unwrap(SessionImplementor.class));
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(LocalCacheProvider.class, ClusterProvider.class, JpaConnectionProvider.class);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MAX_ENTRIES)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("How many answers about organizations, members and roles a node keeps in memory.")
                .defaultValue(DEFAULT_MAX_ENTRIES)
                .add()
                .property()
                .name(LIFESPAN)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Seconds after which an answer is read again even if nobody has told of a change.")
                .defaultValue(DEFAULT_LIFESPAN)
                .add()
                .build();
    }

    @Override
    public void close() {
        @Nullable LocalDecisionCache opened = cache;
        if (opened != null) {
            opened.close();
        }
    }
}
