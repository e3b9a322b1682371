package io.keycloakb2b.token;

import io.keycloakb2b.login.IssuedToken;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.DenialReason;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.TokenUtil;

/** A token that Keycloak takes for good, at introspection: whether its organization does so too. */
record HoldingToken(
        KeycloakSession session,
        EventBuilder event,
        UserSessionModel userSession,
        ClientModel client,
        AccessToken token) {

    /** Reports the reason where it does not. */
    boolean holds() {
        if (idTokenOfAnApplication()) {
            event.detail(Details.REASON, "an ID token is no access token").error(Errors.INVALID_TOKEN);
            return false;
        }
        Optional<DenialReason> obstacle = new IssuedToken(session, userSession, client, token).obstacle();
        obstacle.ifPresent(reason -> event.detail(Details.REASON, reason.word()).error(Errors.INVALID_TOKEN));
        return obstacle.isEmpty();
    }

    /** Keycloak takes one for an access token. It names no scope, and so nothing but its age would end it. */
    private boolean idTokenOfAnApplication() {
        return TokenUtil.TOKEN_TYPE_ID.equals(token.getType())
                && LoginInputs.of(session)
                        .filter(inputs -> inputs.application(client).application())
                        .isPresent();
    }
}
