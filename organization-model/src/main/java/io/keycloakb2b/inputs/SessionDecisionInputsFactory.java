package io.keycloakb2b.inputs;

import com.google.auto.service.AutoService;
import io.keycloakb2b.cache.CachedInputs;
import io.keycloakb2b.jpa.DecisionRecords;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.DecisionInputsProviderFactory;
import io.keycloakb2b.spi.StoredInputs;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes {@link SessionDecisionInputs}. */
@AutoService(DecisionInputsProviderFactory.class)
public final class SessionDecisionInputsFactory implements DecisionInputsProviderFactory {

    static final String ID = "database";

    @Override
    public DecisionInputsProvider create(KeycloakSession session) {
        DecisionCacheProvider cache = DecisionCacheProvider.of(session);
        StoredInputs stored = new DecisionRecords(
                session.getProvider(JpaConnectionProvider.class).getEntityManager());
        return new SessionDecisionInputs(session, new CachedInputs(stored, cache), cache);
    }

    @Override
    public String getId() {
        return ID;
    }
}
