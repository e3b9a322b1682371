package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.LoginDecision;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** True where the rules ask for a second factor that the session has not proved. */
final class SecondFactorCondition implements ConditionalAuthenticator {

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        return LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .map(attempt -> attempt.decide(context.getUser()))
                .filter(LoginDecision.ProveSecondFactor.class::isInstance)
                .isPresent();
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
