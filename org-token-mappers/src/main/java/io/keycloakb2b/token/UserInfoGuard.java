package io.keycloakb2b.token;

import io.keycloakb2b.login.IssuedToken;
import io.keycloakb2b.organization.DenialReason;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.DefaultClientPolicyManager;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;

/**
 * Keycloak's client policies, and one rule that no realm can leave out: the UserInfo endpoint answers a token for as
 * long as its organization lets it through. Client policies are the only place where Keycloak asks about that request.
 */
final class UserInfoGuard extends DefaultClientPolicyManager {

    private final KeycloakSession session;

    UserInfoGuard(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public void triggerOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        super.triggerOnEvent(context);
        if (context instanceof UserInfoRequestContext request) {
            Optional<DenialReason> obstacle = obstacle(request);
            if (obstacle.isPresent()) {
                throw new ClientPolicyException(
                        OAuthErrorException.INVALID_TOKEN, obstacle.get().word(), Response.Status.UNAUTHORIZED);
            }
        }
    }

    private Optional<DenialReason> obstacle(UserInfoRequestContext request) {
        AuthenticatedClientSessionModel clientSession = request.getClientSession();
        return new IssuedToken(
                        session,
                        clientSession.getUserSession(),
                        clientSession.getClient(),
                        verified(request.getTokenForUserInfo().getToken()))
                .obstacle();
    }

    /** Keycloak has verified the token before it asks. */
    private static AccessToken verified(String token) {
        try {
            return new JWSInput(token).readJsonContent(AccessToken.class);
        } catch (JWSInputException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
