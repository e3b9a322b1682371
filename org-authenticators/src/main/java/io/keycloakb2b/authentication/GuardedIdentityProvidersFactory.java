package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.IdentityProviderStorageProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link GuardedIdentityProviders}; stands before Keycloak's own by its order. */
@SuppressWarnings("rawtypes") // by the name under which Keycloak looks for it
@AutoService(IdentityProviderStorageProviderFactory.class)
public final class GuardedIdentityProvidersFactory
        implements IdentityProviderStorageProviderFactory<GuardedIdentityProviders> {

    private static final String KEYCLOAKS = "infinispan";
    private static final int BEFORE_KEYCLOAKS = 20;

    @Override
    public String getId() {
        return "b2b";
    }

    @Override
    public int order() {
        return BEFORE_KEYCLOAKS;
    }

    @Override
    public GuardedIdentityProviders create(KeycloakSession session) {
        return new GuardedIdentityProviders(
                session, session.getProvider(IdentityProviderStorageProvider.class, KEYCLOAKS));
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
