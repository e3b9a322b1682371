package io.keycloakb2b.spi;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Names the SPI of {@link DecisionCacheProvider}. */
@AutoService(Spi.class)
public final class DecisionCacheSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "b2b-decision-cache";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DecisionCacheProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DecisionCacheProviderFactory.class;
    }
}
