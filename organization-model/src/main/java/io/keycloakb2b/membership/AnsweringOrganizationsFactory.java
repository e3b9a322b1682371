package io.keycloakb2b.membership;

import com.google.auto.service.AutoService;
import io.keycloakb2b.jpa.MembershipRecords;
import io.keycloakb2b.spi.MembershipSource;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.OrganizationProviderFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * Makes {@link AnsweringOrganizations}; stands before Keycloak's own by its order, and asks those by their ids: the
 * caching one casts what it finds under its id.
 */
@AutoService(OrganizationProviderFactory.class)
public final class AnsweringOrganizationsFactory implements OrganizationProviderFactory {

    static final String ID = "b2b";

    /** Provider option: whether memberships are read all at once. */
    static final String MEMBERSHIPS_AT_ONCE = "memberships-at-once";

    private static final String CACHING = "infinispan";
    private static final String STORED = "jpa";
    private static final int BEFORE_KEYCLOAKS = 20;

    private boolean atOnce = true;

    @Override
    public void init(Config.Scope config) {
        atOnce = config.getBoolean(MEMBERSHIPS_AT_ONCE, true);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(new MembershipChanges());
    }

    @Override
    public OrganizationProvider create(KeycloakSession session) {
        OrganizationProvider keycloaks = keycloaks(session);
        return atOnce ? new AnsweringOrganizations(session, keycloaks, source(session)) : keycloaks;
    }

    private static OrganizationProvider keycloaks(KeycloakSession session) {
        OrganizationProvider caching = session.getProvider(OrganizationProvider.class, CACHING);
        return caching == null ? session.getProvider(OrganizationProvider.class, STORED) : caching;
    }

    private static MembershipSource source(KeycloakSession session) {
        return new MembershipRecords(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MEMBERSHIPS_AT_ONCE)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText("Reads all memberships of a user in one query, in place of Keycloak's two for each.")
                .defaultValue(true)
                .add()
                .build();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }

    @Override
    public void close() {}
}
