package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.FirstFactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationSelectionOption;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * The local first factors that stand beside each other as alternatives of one flow, and which of them is asked for.
 * It is the first of the flow that the rules allow, until the person picks another one by Keycloak's own "try another
 * way".
 */
final class FirstFactorChoice {

    /** Authentication note: the factor that the person has picked. */
    private static final String PICKED_NOTE = "b2b.first-factor";

    private final AuthenticationFlowContext context;
    private final FirstFactor own;
    /** In the order of the flow. */
    private final Map<FirstFactor, AuthenticationExecutionModel> present = new LinkedHashMap<>();

    FirstFactorChoice(AuthenticationFlowContext context, FirstFactor own) {
        this.context = context;
        this.own = own;
        siblings(context).forEach(execution -> factor(context.getSession(), execution.getAuthenticator())
                .ifPresent(factor -> present.putIfAbsent(factor, execution)));
        present.putIfAbsent(own, context.getExecution());
    }

    /** Whether a factor is anywhere in the flow that the person goes through. */
    static boolean inFlow(AuthenticationFlowContext context, FirstFactor factor) {
        return inFlow(context, context.getTopLevelFlow().getId(), factor);
    }

    private static boolean inFlow(AuthenticationFlowContext context, String flow, FirstFactor factor) {
        RealmModel realm = context.getRealm();
        return realm.getAuthenticationExecutionsStream(flow)
                .filter(AuthenticationExecutionModel::isEnabled)
                .anyMatch(execution -> execution.isAuthenticatorFlow()
                        ? inFlow(context, execution.getFlowId(), factor)
                        : factor(context.getSession(), execution.getAuthenticator())
                                .filter(factor::equals)
                                .isPresent());
    }

    /** The factor to ask for; empty where none of those that are here is allowed. */
    Optional<FirstFactor> asked(Set<FirstFactor> allowed) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (pickedNow()) {
            authSession.setAuthNote(PICKED_NOTE, own.word());
        }
        return Optional.ofNullable(authSession.getAuthNote(PICKED_NOTE))
                .flatMap(FirstFactor::named)
                .filter(picked -> possible(picked, allowed))
                .or(() -> present.keySet().stream()
                        .filter(factor -> possible(factor, allowed))
                        .findFirst());
    }

    /** Lets the page offer every other factor that is allowed, and none that is not. */
    void offer(Set<FirstFactor> allowed) {
        List<AuthenticationSelectionOption> options = new ArrayList<>(context.getAuthenticationSelections());
        Set<String> ours = present.values().stream()
                .map(AuthenticationExecutionModel::getId)
                .collect(Collectors.toSet());
        options.removeIf(option -> ours.contains(option.getAuthExecId()));
        present.forEach((factor, execution) -> {
            if (factor == own || possible(factor, allowed)) {
                options.add(new AuthenticationSelectionOption(context.getSession(), execution));
            }
            if (factor != own && possible(factor, allowed)) {
                // One that has made way counts as tried, and Keycloak offers those no more.
                context.getAuthenticationSession().setExecutionStatus(execution.getId(), ExecutionStatus.CHALLENGED);
            }
        });
        context.setAuthenticationSelections(options);
    }

    private boolean possible(FirstFactor factor, Set<FirstFactor> allowed) {
        return present.containsKey(factor) && allowed.contains(factor);
    }

    /** Keycloak comes here straight from its list of ways to sign in. */
    private boolean pickedNow() {
        return context.getExecution()
                .getId()
                .equals(context.getHttpRequest()
                        .getDecodedFormParameters()
                        .getFirst(Constants.AUTHENTICATION_EXECUTION));
    }

    private static List<AuthenticationExecutionModel> siblings(AuthenticationFlowContext context) {
        AuthenticationExecutionModel execution = context.getExecution();
        return execution.isAlternative()
                ? context.getRealm()
                        .getAuthenticationExecutionsStream(execution.getParentFlow())
                        .filter(AuthenticationExecutionModel::isAlternative)
                        .toList()
                : List.of(execution);
    }

    private static Optional<FirstFactor> factor(KeycloakSession session, String authenticator) {
        if (OrganizationPasswordFactory.ID.equals(authenticator)) {
            return Optional.of(FirstFactor.PASSWORD);
        }
        boolean code = EmailCodeFactory.ID.equals(authenticator)
                && !session.getContext().getRealm().getSmtpConfig().isEmpty();
        return code ? Optional.of(FirstFactor.EMAIL_CODE) : Optional.empty();
    }
}
