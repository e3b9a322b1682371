package io.keycloakb2b.inputs;

import com.google.auto.service.AutoService;
import io.keycloakb2b.jpa.DecisionRecords;
import io.keycloakb2b.spi.DecisionInputsProvider;
import io.keycloakb2b.spi.DecisionInputsProviderFactory;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes {@link SessionDecisionInputs}. */
@AutoService(DecisionInputsProviderFactory.class)
public final class SessionDecisionInputsFactory implements DecisionInputsProviderFactory {

    static final String ID = "database";

    @Override
    public DecisionInputsProvider create(KeycloakSession session) {
        return new SessionDecisionInputs(
                session,
                new DecisionRecords(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager()));
    }

    @Override
    public String getId() {
        return ID;
    }
}
