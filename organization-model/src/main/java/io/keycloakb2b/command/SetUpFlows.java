package io.keycloakb2b.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * Makes the sign-in flow of the pack and binds it as the realm's browser flow; safe to repeat. A flow that is there
 * already is left as its administrators made it.
 */
public final class SetUpFlows {

    public static final String BROWSER_FLOW = "b2b browser";

    private static final String FORMS_FLOW = "b2b browser forms";
    private static final String FIRST_FACTOR_FLOW = "b2b browser first factor";
    private static final String SECOND_FACTOR_FLOW = "b2b browser second factor";
    private static final String BASIC_FLOW = "basic-flow";

    private static final String SESSION = "b2b-session";
    private static final String DISCOVERY = "b2b-discovery";
    private static final String PASSWORD = "b2b-password";
    private static final String EMAIL_CODE = "b2b-email-code";
    private static final String SECOND_FACTOR_CONDITION = "b2b-condition-mfa";
    private static final String OTP = "b2b-otp";
    private static final String PROVIDER_GUARD = "b2b-provider-guard";
    private static final String PROVIDER_REDIRECT = "identity-provider-redirector";

    private static final List<String> AUTHENTICATORS =
            List.of(SESSION, DISCOVERY, PASSWORD, EMAIL_CODE, SECOND_FACTOR_CONDITION, OTP, PROVIDER_GUARD);

    /** In the order in which people meet them; the gate decides last, on everything the others have brought. */
    private static final List<String> ACTIONS =
            List.of("b2b-second-factor", "b2b-select-organization", "b2b-login-gate");

    private final KeycloakSession session;

    public SetUpFlows(KeycloakSession session) {
        this.session = session;
    }

    /** Ids of the providers without which no flow can be made; empty where the authenticators are installed. */
    public List<String> missingProviders() {
        Stream<String> authenticators = AUTHENTICATORS.stream()
                .filter(id -> session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, id) == null);
        Stream<String> actions = ACTIONS.stream().filter(id -> actionFactory(id).isEmpty());
        return Stream.concat(authenticators, actions).toList();
    }

    /** Whether the realm signs in by the flow, with every required action in force. */
    public boolean present(RealmModel realm) {
        AuthenticationFlowModel bound = realm.getBrowserFlow();
        return bound != null
                && BROWSER_FLOW.equals(bound.getAlias())
                && guarded(realm, realm.getFirstBrokerLoginFlow())
                && ACTIONS.stream().allMatch(alias -> enabled(realm, alias));
    }

    /** Does nothing while a provider is missing: see {@link #missingProviders}. */
    public void apply(RealmModel realm) {
        if (!missingProviders().isEmpty()) {
            return;
        }
        ACTIONS.forEach(alias -> enableAction(realm, alias));
        AuthenticationFlowModel flow = realm.getFlowByAlias(BROWSER_FLOW);
        realm.setBrowserFlow(flow != null ? flow : browserFlow(realm));
        guard(realm, realm.getFirstBrokerLoginFlow());
    }

    private static AuthenticationFlowModel browserFlow(RealmModel realm) {
        AuthenticationFlowModel browser =
                flow(realm, BROWSER_FLOW, "Signs people in for an organization, or for none.", true);
        execution(realm, browser, SESSION, Requirement.ALTERNATIVE, 10);
        execution(realm, browser, PROVIDER_REDIRECT, Requirement.ALTERNATIVE, 20);
        AuthenticationFlowModel forms = flow(realm, FORMS_FLOW, "Who, how, and the second factor.", false);
        subFlow(realm, browser, forms, Requirement.ALTERNATIVE, 30);
        execution(realm, forms, DISCOVERY, Requirement.REQUIRED, 10);
        AuthenticationFlowModel first = flow(realm, FIRST_FACTOR_FLOW, "The ways to prove who one is.", false);
        subFlow(realm, forms, first, Requirement.REQUIRED, 20);
        execution(realm, first, PASSWORD, Requirement.ALTERNATIVE, 10);
        execution(realm, first, EMAIL_CODE, Requirement.ALTERNATIVE, 20);
        AuthenticationFlowModel second =
                flow(realm, SECOND_FACTOR_FLOW, "Where the organization asks for a second factor.", false);
        subFlow(realm, forms, second, Requirement.CONDITIONAL, 30);
        execution(realm, second, SECOND_FACTOR_CONDITION, Requirement.REQUIRED, 10);
        execution(realm, second, OTP, Requirement.REQUIRED, 20);
        return browser;
    }

    /**
     * Puts the guard before everything else in the flow of first logins through providers. That flow stays the realm's
     * own: most providers name it, and would not follow to another one.
     */
    private static void guard(RealmModel realm, @Nullable AuthenticationFlowModel firstLogin) {
        if (firstLogin != null && !guarded(realm, firstLogin)) {
            int first = realm.getAuthenticationExecutionsStream(firstLogin.getId())
                    .mapToInt(AuthenticationExecutionModel::getPriority)
                    .min()
                    .orElse(0);
            execution(realm, firstLogin, PROVIDER_GUARD, Requirement.REQUIRED, first - 10);
        }
    }

    private static boolean guarded(RealmModel realm, @Nullable AuthenticationFlowModel firstLogin) {
        return firstLogin == null
                || realm.getAuthenticationExecutionsStream(firstLogin.getId())
                        .anyMatch(execution -> PROVIDER_GUARD.equals(execution.getAuthenticator())
                                && execution.getRequirement() == Requirement.REQUIRED);
    }

    private static AuthenticationFlowModel flow(RealmModel realm, String alias, String description, boolean topLevel) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(alias);
        flow.setDescription(description);
        flow.setProviderId(BASIC_FLOW);
        flow.setTopLevel(topLevel);
        flow.setBuiltIn(false);
        return realm.addAuthenticationFlow(flow);
    }

    private static void execution(
            RealmModel realm,
            AuthenticationFlowModel parent,
            String authenticator,
            Requirement requirement,
            int priority) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setParentFlow(parent.getId());
        execution.setAuthenticator(authenticator);
        execution.setAuthenticatorFlow(false);
        execution.setRequirement(requirement);
        execution.setPriority(priority);
        realm.addAuthenticatorExecution(execution);
    }

    private static void subFlow(
            RealmModel realm,
            AuthenticationFlowModel parent,
            AuthenticationFlowModel flow,
            Requirement requirement,
            int priority) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setParentFlow(parent.getId());
        execution.setFlowId(flow.getId());
        execution.setAuthenticatorFlow(true);
        execution.setRequirement(requirement);
        execution.setPriority(priority);
        realm.addAuthenticatorExecution(execution);
    }

    private void enableAction(RealmModel realm, String alias) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(alias);
        if (action == null) {
            RequiredActionProviderModel added = new RequiredActionProviderModel();
            added.setAlias(alias);
            added.setProviderId(alias);
            added.setName(actionFactory(alias)
                    .map(RequiredActionFactory::getDisplayText)
                    .orElse(alias));
            added.setPriority(nextPriority(realm));
            added.setEnabled(true);
            added.setDefaultAction(false);
            realm.addRequiredActionProvider(added);
        } else if (!action.isEnabled()) {
            action.setEnabled(true);
            realm.updateRequiredActionProvider(action);
        }
    }

    private static int nextPriority(RealmModel realm) {
        return realm.getRequiredActionProvidersStream()
                        .mapToInt(RequiredActionProviderModel::getPriority)
                        .max()
                        .orElse(0)
                + 10;
    }

    private static boolean enabled(RealmModel realm, String alias) {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(alias))
                .filter(RequiredActionProviderModel::isEnabled)
                .isPresent();
    }

    private Optional<RequiredActionFactory> actionFactory(String id) {
        return Optional.ofNullable(
                        session.getKeycloakSessionFactory().getProviderFactory(RequiredActionProvider.class, id))
                .map(RequiredActionFactory.class::cast);
    }
}
