package io.keycloakb2b.jpa;

import com.google.auto.service.AutoService;
import io.keycloakb2b.spi.OrganizationStoreProvider;
import io.keycloakb2b.spi.OrganizationStoreProviderFactory;
import java.time.Clock;
import java.time.Duration;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes {@link JpaOrganizationStoreProvider}s. */
@AutoService(OrganizationStoreProviderFactory.class)
public final class JpaOrganizationStoreProviderFactory implements OrganizationStoreProviderFactory {

    static final String ID = "jpa";

    @Override
    public OrganizationStoreProvider create(KeycloakSession session) {
        return new JpaOrganizationStoreProvider(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), keycloakClock());
    }

    @Override
    public String getId() {
        return ID;
    }

    /** Keycloak's own time, which tests and administrators may shift. */
    private static Clock keycloakClock() {
        return Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Time.getOffset()));
    }
}
