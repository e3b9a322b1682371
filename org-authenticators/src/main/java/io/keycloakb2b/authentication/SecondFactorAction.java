package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.LoginDecision;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * A second factor after the flow: for logins through an identity provider or a link, which pass no flow that asks for
 * one, and for people who have none yet. Setting one up is a proof only for a person without any, or beside a proof of
 * the old one: otherwise a stolen password would be enough to add one more.
 */
final class SecondFactorAction implements RequiredActionProvider {

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        LoginDecision decision = attempt(context)
                .map(attempt -> attempt.decideCompleted(context.getUser()))
                .orElse(null);
        if (decision instanceof LoginDecision.ProveSecondFactor prove) {
            new SecondFactorChallenge(context, prove.factors()).show();
        } else if (decision instanceof LoginDecision.EnrolSecondFactor enrol) {
            new SecondFactorEnrolment(context, enrol).show();
        } else {
            // The rules have changed meanwhile; the gate asks them once more.
            context.success();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        Optional<LoginAttempt> attempt = attempt(context);
        LoginDecision decision =
                attempt.map(login -> login.decideCompleted(context.getUser())).orElse(null);
        if (decision instanceof LoginDecision.ProveSecondFactor prove) {
            new SecondFactorChallenge(context, prove.factors()).answer();
        } else if (decision instanceof LoginDecision.EnrolSecondFactor enrol) {
            new SecondFactorEnrolment(context, enrol).answer(attempt.orElseThrow());
        } else {
            context.success();
        }
    }

    private static Optional<LoginAttempt> attempt(RequiredActionContext context) {
        return LoginAttempt.of(context.getSession(), context.getAuthenticationSession());
    }

    @Override
    public void close() {}
}
