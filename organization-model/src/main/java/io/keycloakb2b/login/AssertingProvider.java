package io.keycloakb2b.login;

import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.cache.AlternativeLookupProvider;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.JsonWebToken;

/**
 * The identity provider whose assertion is exchanged for a token in this request (RFC 7523). Keycloak has verified the
 * assertion by then, and keeps nothing about it but how the session was begun.
 */
final class AssertingProvider {

    /** Keycloak's name for it. */
    private static final String AUTH_METHOD = "authorization-grant";

    private final KeycloakSession session;

    AssertingProvider(KeycloakSession session) {
        this.session = session;
    }

    static boolean began(UserSessionModel userSession) {
        return AUTH_METHOD.equals(userSession.getAuthMethod());
    }

    /** Empty where the request does not tell, in which case nobody vouches for the person. */
    Optional<String> alias() {
        return Optional.ofNullable(session.getContext().getHttpRequest())
                .flatMap(request ->
                        Optional.ofNullable(request.getDecodedFormParameters().getFirst(OAuth2Constants.ASSERTION)))
                .flatMap(AssertingProvider::issuer)
                .flatMap(issuer -> Optional.ofNullable(session.getProvider(AlternativeLookupProvider.class)
                        .lookupIdentityProviderFromIssuer(
                                session, IdentityProviderType.JWT_AUTHORIZATION_GRANT, issuer)))
                .map(IdentityProviderModel::getAlias);
    }

    private static Optional<String> issuer(String assertion) {
        try {
            return Optional.ofNullable(
                    new JWSInput(assertion).readJsonContent(JsonWebToken.class).getIssuer());
        } catch (JWSInputException unreadable) {
            return Optional.empty();
        }
    }
}
