package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.ProviderAlias;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorPageException;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Tells a person why a login ends, and the event log too. */
final class Denial {

    private static final String MESSAGE_PREFIX = "b2b.denied.";

    private Denial() {}

    static void show(AuthenticationFlowContext context, DenialReason reason) {
        EventBuilder event = context.getEvent().user(context.getUser());
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> attempt.refuses(event, context.getUser(), reason));
        report(event, reason);
        context.setAuthenticationSelections(List.of());
        // A failure would let an alternative execution go on, and count as a wrong password.
        context.forceChallenge(page(context.form(), reason));
    }

    static void show(RequiredActionContext context, DenialReason reason) {
        EventBuilder event = context.getEvent().clone().user(context.getUser());
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> attempt.refuses(event, context.getUser(), reason));
        report(event, reason);
        context.challenge(page(context.form(), reason));
    }

    /** The end of a login before any action of it: nothing is written. */
    static ErrorPageException ofLogin(RequiredActionContext context, DenialReason reason) {
        EventBuilder event = context.getEvent().clone().user(context.getUser());
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> attempt.mark(event, context.getUser()));
        return refusal(context.getSession(), context.getAuthenticationSession(), event, reason);
    }

    /** The end of a login or of a link by what an identity provider has answered: nothing of it is written. */
    static ErrorPageException ofAnswer(
            KeycloakSession session,
            AuthenticationSessionModel authSession,
            UserModel user,
            ProviderAlias provider,
            DenialReason reason) {
        EventBuilder event = new EventBuilder(
                        authSession.getRealm(), session, session.getContext().getConnection())
                .event(EventType.IDENTITY_PROVIDER_LOGIN)
                .client(authSession.getClient())
                .user(user)
                .detail(Details.IDENTITY_PROVIDER, provider.value());
        LoginAttempt.of(session, authSession).ifPresent(attempt -> attempt.mark(event, user));
        return refusal(session, authSession, event, reason);
    }

    private static ErrorPageException refusal(
            KeycloakSession session, AuthenticationSessionModel authSession, EventBuilder event, DenialReason reason) {
        report(event, reason);
        session.getTransactionManager().setRollbackOnly();
        return new ErrorPageException(session, authSession, Response.Status.FORBIDDEN, message(reason));
    }

    /** The key of what the person is told. */
    static String message(DenialReason reason) {
        return MESSAGE_PREFIX + reason.word();
    }

    private static void report(EventBuilder event, DenialReason reason) {
        event.detail(Details.REASON, reason.word()).error(Errors.ACCESS_DENIED);
    }

    private static Response page(LoginFormsProvider form, DenialReason reason) {
        return form.setError(message(reason)).createErrorPage(Response.Status.FORBIDDEN);
    }
}
