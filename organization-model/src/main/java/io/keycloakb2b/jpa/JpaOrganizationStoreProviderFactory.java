package io.keycloakb2b.jpa;

import com.google.auto.service.AutoService;
import io.keycloakb2b.command.DefaultRolesListener;
import io.keycloakb2b.command.PurgeTask;
import io.keycloakb2b.command.SeatListener;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.OrganizationStoreProviderFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** Makes {@link JpaOrganizationStoreProvider}s, and has their rows follow what Keycloak removes. */
@AutoService(OrganizationStoreProviderFactory.class)
public final class JpaOrganizationStoreProviderFactory implements OrganizationStoreProviderFactory {

    static final String ID = "jpa";

    /** Provider option: minutes between two sweeps. */
    static final String SWEEP_INTERVAL = "sweep-interval-minutes";

    static final int DEFAULT_SWEEP_MINUTES = 60;
    static final int LONGEST_SWEEP_MINUTES = (int) Duration.ofDays(7).toMinutes();

    /** Provider option: seconds between two removals of organizations whose grace period is over. */
    static final String PURGE_INTERVAL = "purge-interval-seconds";

    static final int DEFAULT_PURGE_SECONDS = (int) Duration.ofHours(1).toSeconds();
    static final int LONGEST_PURGE_SECONDS = (int) Duration.ofDays(7).toSeconds();

    private Duration sweepInterval = Duration.ofMinutes(DEFAULT_SWEEP_MINUTES);
    private Duration purgeInterval = Duration.ofSeconds(DEFAULT_PURGE_SECONDS);

    @Override
    public void init(Config.Scope config) {
        sweepInterval =
                Duration.ofMinutes(number(config, SWEEP_INTERVAL, DEFAULT_SWEEP_MINUTES, LONGEST_SWEEP_MINUTES));
        purgeInterval =
                Duration.ofSeconds(number(config, PURGE_INTERVAL, DEFAULT_PURGE_SECONDS, LONGEST_PURGE_SECONDS));
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
        factory.register(new RemovalListener());
        factory.register(new SeatListener());
        factory.register(new DefaultRolesListener());
        factory.register(this::scheduleOnceTablesAreThere);
    }

    @Override
    public OrganizationStoreProvider create(KeycloakSession session) {
        return new JpaOrganizationStoreProvider(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                keycloakClock(),
                DecisionCacheProvider.of(session));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(SWEEP_INTERVAL)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(
                        "Minutes between two removals of rows whose organization, user, client or role is gone, and of "
                                + "audit events that have been kept long enough.")
                .defaultValue(DEFAULT_SWEEP_MINUTES)
                .add()
                .property()
                .name(PURGE_INTERVAL)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText("Seconds between two removals of organizations whose grace period is over.")
                .defaultValue(DEFAULT_PURGE_SECONDS)
                .add()
                .build();
    }

    private void scheduleOnceTablesAreThere(ProviderEvent event) {
        if (!(event instanceof PostMigrationEvent migrated)) {
            return;
        }
        try (KeycloakSession session = migrated.getFactory().create()) {
            @Nullable TimerProvider timer = session.getProvider(TimerProvider.class);
            if (timer != null) {
                schedule(timer, migrated.getFactory(), new OrganizationSweepTask(), sweepInterval);
                schedule(timer, migrated.getFactory(), new AuditRetentionTask(), sweepInterval);
                schedule(timer, migrated.getFactory(), new PurgeTask(), purgeInterval);
            }
        }
    }

    private static void schedule(
            TimerProvider timer, KeycloakSessionFactory factory, ScheduledTask task, Duration interval) {
        timer.schedule(new ClusterAwareScheduledTaskRunner(factory, task, interval.toMillis()), interval.toMillis());
    }

    /** Keycloak's own time, which tests and administrators may shift. */
    private static Clock keycloakClock() {
        return Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Time.getOffset()));
    }
}
