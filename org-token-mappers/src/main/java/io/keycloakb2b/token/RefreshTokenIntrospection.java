package io.keycloakb2b.token;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProvider;

/** Keycloak's introspection of refresh tokens, where the token's organization still lets it through. */
final class RefreshTokenIntrospection extends RefreshTokenIntrospectionProvider {

    RefreshTokenIntrospection(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean introspectionChecks(String text) {
        if (!super.introspectionChecks(text)) {
            return false;
        }
        boolean holds = new HoldingToken(session, eventBuilder, userSession, client, token).holds();
        if (!holds) {
            // Whoever asks for the answer as a JWT would get the claims with it.
            transformedToken = null;
        }
        return holds;
    }
}
