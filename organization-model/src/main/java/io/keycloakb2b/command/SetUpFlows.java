package io.keycloakb2b.command;

import io.keycloakb2b.organization.ApplicationAttributes;
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
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/**
 * Makes the flows of the pack and binds them where Keycloak's own are bound; safe to repeat. A flow that is there
 * already is left as its administrators made it, and so is one of their own that they have bound.
 */
public final class SetUpFlows {

    private static final String BASIC_FLOW = "basic-flow";
    private static final String FORM_FLOW = "form-flow";

    /** In the order in which people meet them; the gate decides last, on everything the others have brought. */
    private static final List<String> ACTIONS =
            List.of("b2b-second-factor", "b2b-select-organization", "b2b-login-gate");

    private final KeycloakSession session;

    public SetUpFlows(KeycloakSession session) {
        this.session = session;
    }

    /** Ids of the providers without which no flow can be made; empty where the authenticators are installed. */
    public List<String> missingProviders() {
        Stream<String> authenticators = LoginFlows.ownAuthenticators()
                .filter(id -> session.getKeycloakSessionFactory().getProviderFactory(Authenticator.class, id) == null);
        Stream<String> actions = ACTIONS.stream().filter(id -> actionFactory(id).isEmpty());
        return Stream.concat(authenticators, actions).toList();
    }

    /** Whether the realm signs in by the flows, with every required action in force. */
    public boolean present(RealmModel realm) {
        return Stream.of(LoginFlows.values()).allMatch(flow -> realm.getFlowByAlias(flow.alias()) != null)
                && discovers(realm, realm.getBrowserFlow())
                && Stream.of(LoginFlows.values()).noneMatch(flow -> isKeycloaks(bound(realm, flow)))
                && guarded(realm, realm.getFirstBrokerLoginFlow())
                && ACTIONS.stream().allMatch(alias -> enabled(realm, alias));
    }

    /** Does nothing while a provider is missing: see {@link #missingProviders}. */
    public void apply(RealmModel realm) {
        if (!missingProviders().isEmpty()) {
            return;
        }
        ACTIONS.forEach(alias -> enableAction(realm, alias));
        offerCodes(realm);
        for (LoginFlows flow : LoginFlows.values()) {
            AuthenticationFlowModel made =
                    Optional.ofNullable(realm.getFlowByAlias(flow.alias())).orElseGet(() -> make(realm, flow));
            bind(realm, flow, made);
        }
        // Providers may name Keycloak's own flow, or another one.
        guard(realm, realm.getFlowByAlias("first broker login"));
        guard(realm, realm.getFirstBrokerLoginFlow());
        session.identityProviders()
                .getAllStream(IdentityProviderQuery.userAuthentication())
                .forEach(provider -> guard(realm, provider));
    }

    /**
     * Puts the guard before everything else in the flow that an organization's provider names for first logins. Does
     * nothing in a realm that has not been set up.
     */
    public void guard(RealmModel realm, IdentityProviderModel provider) {
        if (realm.getAttribute(ApplicationAttributes.REALM_ENABLED, false)
                && provider.getOrganizationId() != null
                && provider.getFirstBrokerLoginFlowId() != null) {
            guard(realm, realm.getAuthenticationFlowById(provider.getFirstBrokerLoginFlowId()));
        }
    }

    private static @Nullable AuthenticationFlowModel bound(RealmModel realm, LoginFlows flow) {
        return switch (flow) {
            case BROWSER -> realm.getBrowserFlow();
            case DIRECT_GRANT -> realm.getDirectGrantFlow();
            case FIRST_BROKER_LOGIN -> realm.getFirstBrokerLoginFlow();
            case RESET_CREDENTIALS -> realm.getResetCredentialsFlow();
            case REGISTRATION -> realm.getRegistrationFlow();
            case POST_BROKER_LOGIN -> null;
        };
    }

    private static void bind(RealmModel realm, LoginFlows flow, AuthenticationFlowModel made) {
        boolean replace = flow == LoginFlows.BROWSER
                ? !discovers(realm, realm.getBrowserFlow())
                : isKeycloaks(bound(realm, flow));
        if (replace) {
            switch (flow) {
                case BROWSER -> realm.setBrowserFlow(made);
                case DIRECT_GRANT -> realm.setDirectGrantFlow(made);
                case FIRST_BROKER_LOGIN -> realm.setFirstBrokerLoginFlow(made);
                case RESET_CREDENTIALS -> realm.setResetCredentialsFlow(made);
                case REGISTRATION -> realm.setRegistrationFlow(made);
                case POST_BROKER_LOGIN -> {}
            }
        }
    }

    private static boolean isKeycloaks(@Nullable AuthenticationFlowModel flow) {
        return flow != null && flow.isBuiltIn();
    }

    /** Whether a browser flow finds out about organizations, whatever its name. */
    private static boolean discovers(RealmModel realm, @Nullable AuthenticationFlowModel flow) {
        return flow != null && holds(realm, flow.getId(), "b2b-discovery");
    }

    private static boolean holds(RealmModel realm, String flow, String authenticator) {
        return realm.getAuthenticationExecutionsStream(flow)
                .filter(AuthenticationExecutionModel::isEnabled)
                .anyMatch(execution -> execution.isAuthenticatorFlow()
                        ? holds(realm, execution.getFlowId(), authenticator)
                        : authenticator.equals(execution.getAuthenticator()));
    }

    private static AuthenticationFlowModel make(RealmModel realm, LoginFlows flow) {
        AuthenticationFlowModel made = flow(realm, flow.alias(), flow.description(), BASIC_FLOW, true);
        fill(realm, made, flow.steps());
        return made;
    }

    private static void fill(RealmModel realm, AuthenticationFlowModel parent, List<LoginFlows.Step> steps) {
        int priority = 0;
        for (LoginFlows.Step step : steps) {
            priority += 10;
            if (step instanceof LoginFlows.SubFlow sub) {
                AuthenticationFlowModel child = flow(
                        realm, sub.alias(), sub.description(), sub.form().isPresent() ? FORM_FLOW : BASIC_FLOW, false);
                subFlow(realm, parent, child, sub.form().orElse(null), sub.requirement(), priority);
                fill(realm, child, sub.steps());
            } else {
                execution(realm, parent, ((LoginFlows.Execution) step).authenticator(), step.requirement(), priority);
            }
        }
    }

    /**
     * A browser flow from before there were codes by e-mail asks for the password as a step of its own: there it becomes
     * one of several ways. Done once, so that whoever takes the code out is not given it back.
     */
    private static void offerCodes(RealmModel realm) {
        AuthenticationFlowModel forms = realm.getFlowByAlias(LoginFlows.FORMS);
        if (forms == null || realm.getFlowByAlias(LoginFlows.FIRST_FACTOR) != null) {
            return;
        }
        realm.getAuthenticationExecutionsStream(forms.getId())
                .filter(execution -> LoginFlows.PASSWORD.equals(execution.getAuthenticator()) && execution.isRequired())
                .findFirst()
                .ifPresent(password -> {
                    AuthenticationFlowModel first =
                            flow(realm, LoginFlows.FIRST_FACTOR, "The ways to prove who one is.", BASIC_FLOW, false);
                    subFlow(realm, forms, first, null, Requirement.REQUIRED, password.getPriority());
                    password.setParentFlow(first.getId());
                    password.setRequirement(Requirement.ALTERNATIVE);
                    password.setPriority(10);
                    realm.updateAuthenticatorExecution(password);
                    execution(realm, first, LoginFlows.EMAIL_CODE, Requirement.ALTERNATIVE, 20);
                });
    }

    private static void guard(RealmModel realm, @Nullable AuthenticationFlowModel firstLogin) {
        if (firstLogin == null || guarded(realm, firstLogin)) {
            return;
        }
        List<AuthenticationExecutionModel> steps =
                realm.getAuthenticationExecutionsStream(firstLogin.getId()).toList();
        steps.stream()
                .filter(step -> LoginFlows.GUARD.equals(step.getAuthenticator()))
                .forEach(realm::removeAuthenticatorExecution);
        if (steps.stream().anyMatch(AuthenticationExecutionModel::isAlternative)) {
            // Beside a required step Keycloak would not even try them.
            AuthenticationFlowModel inner =
                    flow(realm, firstLogin.getAlias() + " guarded", "What the guard lets through.", BASIC_FLOW, false);
            steps.stream()
                    .filter(step -> !LoginFlows.GUARD.equals(step.getAuthenticator()))
                    .forEach(step -> {
                        step.setParentFlow(inner.getId());
                        realm.updateAuthenticatorExecution(step);
                    });
            subFlow(realm, firstLogin, inner, null, Requirement.REQUIRED, 20);
        }
        int first = realm.getAuthenticationExecutionsStream(firstLogin.getId())
                .mapToInt(AuthenticationExecutionModel::getPriority)
                .min()
                .orElse(0);
        execution(realm, firstLogin, LoginFlows.GUARD, Requirement.REQUIRED, first - 10);
    }

    /** Whether nothing comes before the guard. */
    private static boolean guarded(RealmModel realm, @Nullable AuthenticationFlowModel firstLogin) {
        return firstLogin == null
                || realm.getAuthenticationExecutionsStream(firstLogin.getId())
                        .filter(AuthenticationExecutionModel::isEnabled)
                        .findFirst()
                        .filter(step -> LoginFlows.GUARD.equals(step.getAuthenticator()) && step.isRequired())
                        .isPresent();
    }

    private static AuthenticationFlowModel flow(
            RealmModel realm, String alias, String description, String kind, boolean topLevel) {
        AuthenticationFlowModel flow = new AuthenticationFlowModel();
        flow.setAlias(alias);
        flow.setDescription(description);
        flow.setProviderId(kind);
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
            @Nullable String form,
            Requirement requirement,
            int priority) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setParentFlow(parent.getId());
        execution.setFlowId(flow.getId());
        if (form != null) {
            execution.setAuthenticator(form);
        }
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
