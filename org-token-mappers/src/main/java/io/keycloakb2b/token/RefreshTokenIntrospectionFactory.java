package io.keycloakb2b.token;

import com.google.auto.service.AutoService;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProviderFactory;

/** Takes the place of Keycloak's own under the same id. */
@AutoService(TokenIntrospectionProviderFactory.class)
public final class RefreshTokenIntrospectionFactory extends RefreshTokenIntrospectionProviderFactory {

    private static final int BEFORE_NATIVE = 10;

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new RefreshTokenIntrospection(session);
    }

    @Override
    public int order() {
        return BEFORE_NATIVE;
    }
}
