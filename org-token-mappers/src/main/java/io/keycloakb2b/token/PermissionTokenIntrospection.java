package io.keycloakb2b.token;

import org.keycloak.authorization.protection.introspect.RPTIntrospectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's introspection of tokens with permissions (UMA 2.0), where the token's organization still lets it through.
 * A client may ask for it with any access token.
 */
final class PermissionTokenIntrospection extends RPTIntrospectionProvider {

    PermissionTokenIntrospection(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean introspectionChecks(String text) {
        return super.introspectionChecks(text)
                && new HoldingToken(session, eventBuilder, userSession, client, token).holds();
    }
}
