package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.DenialReason;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;

/** Tells a person why a login ends, and the event log too. */
final class Denial {

    private static final String MESSAGE_PREFIX = "b2b.denied.";

    private Denial() {}

    static void show(AuthenticationFlowContext context, DenialReason reason) {
        EventBuilder event = context.getEvent().user(context.getUser());
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> attempt.mark(event, context.getUser()));
        report(event, reason);
        context.setAuthenticationSelections(List.of());
        // A failure would let an alternative execution go on, and count as a wrong password.
        context.forceChallenge(page(context.form(), reason));
    }

    static void show(RequiredActionContext context, DenialReason reason) {
        EventBuilder event = context.getEvent().clone().user(context.getUser());
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> attempt.mark(event, context.getUser()));
        report(event, reason);
        context.challenge(page(context.form(), reason));
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
