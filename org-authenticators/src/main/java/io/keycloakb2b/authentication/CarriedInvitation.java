package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.InvitationToken;
import java.util.Optional;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The invitation of a login. Its token comes as the request parameter {@code invitation}, from the page behind the
 * mailed link or from an application that passes it on. Notes of a login outlive it in the client's session, and are
 * kept in the database there: what they hold is only ever the hash.
 */
final class CarriedInvitation {

    /** Client note, so that it stays when the flow starts again. */
    private static final String HASH_NOTE = "b2b.invitation";

    private static final String REQUEST_NOTE =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + "invitation";

    private CarriedInvitation() {}

    static Optional<InvitationToken.Hash> of(AuthenticationSessionModel authSession) {
        String token = authSession.getClientNote(REQUEST_NOTE);
        if (token != null) {
            authSession.setClientNote(
                    HASH_NOTE, new InvitationToken(token).hash().value());
            authSession.removeClientNote(REQUEST_NOTE);
        }
        return Optional.ofNullable(authSession.getClientNote(HASH_NOTE)).map(InvitationToken.Hash::new);
    }
}
