package io.keycloakb2b.spi;

import com.google.auto.service.AutoService;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** Names the SPI of {@link DecisionInputsProvider}. */
@AutoService(Spi.class)
public final class DecisionInputsSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "b2b-decision-inputs";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return DecisionInputsProvider.class;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends ProviderFactory> getProviderFactoryClass() {
        return DecisionInputsProviderFactory.class;
    }
}
