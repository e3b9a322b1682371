package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Makes {@link TokenGate}s. */
@AutoService(TokenPostProcessorFactory.class)
public final class TokenGateFactory implements TokenPostProcessorFactory {

    static final String ID = "b2b-token-gate";

    /** After Keycloak's own, which are 0: the claims are there by then. */
    private static final int AFTER_NATIVE = -10;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public int order() {
        return AFTER_NATIVE;
    }

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new TokenGate(session);
    }
}
