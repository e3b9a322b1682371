package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.OrganizationId;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** Refuses a token: an error event, no session left behind, and the reason as the error's description. */
final class TokenRefusal {

    private static final Set<String> WITHOUT_INTERCEPTORS =
            Set.of(OAuth2Constants.UMA_GRANT_TYPE, OAuth2Constants.JWT_AUTHORIZATION_GRANT);

    private final KeycloakSession session;
    private final TokenPostProcessorContext context;

    TokenRefusal(KeycloakSession session, TokenPostProcessorContext context) {
        this.session = session;
        this.context = context;
    }

    /** @param organizations what was asked for; an event belongs to one only */
    void refuse(DenialReason reason, Set<OrganizationId> organizations) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = context.clientSessionCtx().getClientSession().getClient();
        UserSessionModel userSession =
                context.clientSessionCtx().getClientSession().getUserSession();
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection());
        if (organizations.size() == 1) {
            EventOrganization.mark(event, organizations.stream().findFirst());
        }
        event.event(eventType())
                .client(client)
                .user(userSession.getUser())
                .session(userSession)
                .detail(Details.REASON, reason.word())
                .error(Errors.ACCESS_DENIED);
        if (passwordGrant(context)) {
            session.sessions().removeUserSession(realm, userSession);
        }
        throw refusal(reason.word());
    }

    /** Some grants take what interceptors throw for a fault of the server. */
    private RuntimeException refusal(String word) {
        String grant =
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst(OAuth2Constants.GRANT_TYPE);
        return WITHOUT_INTERCEPTORS.contains(String.valueOf(grant))
                ? new CorsErrorResponseException(
                        Cors.builder().auth(), OAuthErrorException.INVALID_GRANT, word, Response.Status.BAD_REQUEST)
                : new TokenInterceptorException(OAuthErrorException.INVALID_GRANT, word);
    }

    static boolean passwordGrant(TokenPostProcessorContext context) {
        return OAuth2Constants.PASSWORD.equals(grantType(context));
    }

    /** Empty where Keycloak does not say: on an offline refresh, in the hybrid flow. */
    static String grantType(TokenPostProcessorContext context) {
        return Optional.ofNullable(context.clientSessionCtx().getAttribute(Constants.GRANT_TYPE, String.class))
                .orElse("");
    }

    private EventType eventType() {
        if (context.requestRefreshToken() != null) {
            return EventType.REFRESH_TOKEN;
        }
        return context.code() != null ? EventType.CODE_TO_TOKEN : EventType.LOGIN;
    }
}
