package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.SecondFactor;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * True where the rules ask for a second factor that the session has not proved, that the person has, and that the flow
 * can ask for. The required action of the pack does the rest.
 */
final class SecondFactorCondition implements ConditionalAuthenticator {

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        Optional<Set<SecondFactor>> factors = LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .map(attempt -> attempt.decide(context.getUser()))
                .filter(LoginDecision.ProveSecondFactor.class::isInstance)
                .map(decision -> ((LoginDecision.ProveSecondFactor) decision).factors());
        factors.ifPresent(asked -> SecondFactorChoice.ask(context.getAuthenticationSession(), asked));
        return factors.stream()
                .flatMap(Set::stream)
                .anyMatch(factor ->
                        inFlow(context.getRealm(), context.getExecution().getParentFlow(), factor));
    }

    private static boolean inFlow(RealmModel realm, String flow, SecondFactor factor) {
        return realm.getAuthenticationExecutionsStream(flow)
                .filter(AuthenticationExecutionModel::isEnabled)
                .anyMatch(execution -> execution.isAuthenticatorFlow()
                        ? inFlow(realm, execution.getFlowId(), factor)
                        : SecondFactorChoice.authenticatorId(factor).equals(execution.getAuthenticator()));
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
