package io.keycloakb2b.jpa;

import com.google.auto.service.AutoService;
import io.keycloakb2b.command.SeatListener;
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

    private Duration sweepInterval = Duration.ofMinutes(DEFAULT_SWEEP_MINUTES);

    @Override
    public void init(Config.Scope config) {
        int minutes = config.getInt(SWEEP_INTERVAL, DEFAULT_SWEEP_MINUTES);
        if (minutes < 1 || minutes > LONGEST_SWEEP_MINUTES) {
            throw new IllegalArgumentException(SWEEP_INTERVAL + " must be from 1 to " + LONGEST_SWEEP_MINUTES);
        }
        sweepInterval = Duration.ofMinutes(minutes);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new RemovalListener());
        factory.register(new SeatListener());
        factory.register(this::scheduleOnceTablesAreThere);
    }

    @Override
    public OrganizationStoreProvider create(KeycloakSession session) {
        return new JpaOrganizationStoreProvider(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), keycloakClock());
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
                .build();
    }

    private void scheduleOnceTablesAreThere(ProviderEvent event) {
        if (!(event instanceof PostMigrationEvent migrated)) {
            return;
        }
        try (KeycloakSession session = migrated.getFactory().create()) {
            @Nullable TimerProvider timer = session.getProvider(TimerProvider.class);
            if (timer != null) {
                long interval = sweepInterval.toMillis();
                for (ScheduledTask task : List.of(new OrganizationSweepTask(), new AuditRetentionTask())) {
                    timer.schedule(
                            new ClusterAwareScheduledTaskRunner(migrated.getFactory(), task, interval), interval);
                }
            }
        }
    }

    /** Keycloak's own time, which tests and administrators may shift. */
    private static Clock keycloakClock() {
        return Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Time.getOffset()));
    }
}
