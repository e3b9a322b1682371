package io.keycloakb2b.spi;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Names the SPI of {@link OrganizationStoreProvider}. */
@AutoService(Spi.class)
public final class OrganizationStoreSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "b2b-organization-store";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return OrganizationStoreProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return OrganizationStoreProviderFactory.class;
    }
}
