package io.keycloakb2b.authentication;

import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.LoginDecision;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The end of every interactive login, whichever flow or link brought the person here: lets in, asks what is open, or
 * ends the login. Where nobody may be asked, Keycloak turns an open required action into an error.
 */
final class LoginGate implements RequiredActionProvider {

    private static final List<String> ACTIONS =
            List.of(SecondFactorActionFactory.ID, ChooseOrganizationActionFactory.ID, LoginGateFactory.ID);

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (context.getUser() == null || !endsInLogin(authSession)) {
            return;
        }
        LoginAttempt.of(context.getSession(), authSession)
                .ifPresent(attempt -> evaluate(context, attempt, attempt.decideCompleted(context.getUser())));
    }

    private static void evaluate(RequiredActionContext context, LoginAttempt attempt, LoginDecision decision) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        ACTIONS.forEach(authSession::removeRequiredAction);
        if (decision instanceof LoginDecision.Enter enter) {
            attempt.bind(enter.organization());
            // The flow resolved the scopes before the organization was bound.
            AuthenticationManager.setClientScopesInSession(context.getSession(), authSession);
            new SessionProofs(context.getSession()).record(authSession);
        } else {
            authSession.addRequiredAction(action(decision));
        }
    }

    private static String action(LoginDecision decision) {
        if (decision instanceof LoginDecision.ProveSecondFactor) {
            return SecondFactorActionFactory.ID;
        }
        return decision instanceof LoginDecision.ChooseOrganization
                ? ChooseOrganizationActionFactory.ID
                : LoginGateFactory.ID;
    }

    /** A direct grant ends in the token gate, an administrator's link in a page without a session. */
    private static boolean endsInLogin(AuthenticationSessionModel authSession) {
        return authSession.getRedirectUri() != null
                && authSession.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) == null;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<LoginDecision> decision = LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .map(attempt -> attempt.decideCompleted(context.getUser()));
        if (decision.isEmpty() || decision.get() instanceof LoginDecision.Enter) {
            context.success();
        } else {
            Denial.show(
                    context,
                    decision.get() instanceof LoginDecision.Deny deny
                            ? deny.reason()
                            : DenialReason.METHOD_NOT_ALLOWED);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        requiredActionChallenge(context);
    }

    @Override
    public void close() {}
}
