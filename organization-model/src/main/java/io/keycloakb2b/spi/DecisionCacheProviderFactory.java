package io.keycloakb2b.spi;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link DecisionCacheProvider}s. */
public interface DecisionCacheProviderFactory extends ProviderFactory<DecisionCacheProvider> {}
