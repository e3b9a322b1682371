package io.keycloakb2b.spi;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/** Makes {@link OrganizationStoreProvider}s. */
public interface OrganizationStoreProviderFactory extends ProviderFactory<OrganizationStoreProvider> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory factory) {}

    @Override
    default void close() {}
}
