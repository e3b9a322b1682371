package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.SecondFactor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticationSelectionOption;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's own pages for second factors, asked in a required action: for logins through an identity provider or a
 * link, which pass no flow that could ask.
 */
final class SecondFactorChallenge {

    /** Authentication note: the factor that the person has picked. */
    private static final String PICKED_NOTE = "b2b.second-factor";

    private static final String TRY_ANOTHER_WAY = "tryAnotherWay";

    private final RequiredActionContext context;
    private final AuthenticationProcessor processor;
    private final Set<SecondFactor> factors;

    /** @param factors those that the person has and that count; one at least */
    SecondFactorChallenge(RequiredActionContext context, Set<SecondFactor> factors) {
        this.context = context;
        this.factors = new TreeSet<>(factors);
        this.processor = new AuthenticationProcessor()
                .setSession(context.getSession())
                .setRealm(context.getRealm())
                .setAuthenticationSession(context.getAuthenticationSession())
                .setConnection(context.getConnection())
                .setUriInfo(context.getUriInfo())
                .setRequest(context.getHttpRequest())
                .setEventBuilder(failure())
                .setFlowPath(LoginActionsService.REQUIRED_ACTION);
    }

    /** Shows the page of a factor. */
    void show() {
        SecondFactor factor = current();
        AuthenticationProcessor.Result result = result(factor);
        authenticator(factor).authenticate(result);
        context.challenge(result.getChallenge());
    }

    /** Takes what was posted by one of the pages. */
    void answer() {
        if (parameter(TRY_ANOTHER_WAY) != null) {
            context.challenge(result(current()).form().createSelectAuthenticator());
            return;
        }
        Optional<SecondFactor> picked = factors.stream()
                .filter(factor -> factor.name().equals(parameter(Constants.AUTHENTICATION_EXECUTION)))
                .findFirst();
        if (picked.isPresent()) {
            context.getAuthenticationSession()
                    .setAuthNote(PICKED_NOTE, picked.get().name());
            show();
            return;
        }
        check(current());
    }

    private void check(SecondFactor factor) {
        AuthenticationProcessor.Result result = result(factor);
        authenticator(factor).action(result);
        if (result.getStatus() == FlowStatus.SUCCESS) {
            context.success();
            return;
        }
        if (result.getStatus() == FlowStatus.FAILURE_CHALLENGE || result.getStatus() == FlowStatus.FAILED) {
            processor.logFailure(SecondFactorChoice.authenticatorId(factor));
        }
        context.challenge(result.getChallenge());
    }

    private SecondFactor current() {
        return factors.stream()
                .filter(factor ->
                        factor.name().equals(context.getAuthenticationSession().getAuthNote(PICKED_NOTE)))
                .findFirst()
                .orElseGet(() -> factors.iterator().next());
    }

    private Authenticator authenticator(SecondFactor factor) {
        return SecondFactorChoice.authenticator(context.getSession(), factor);
    }

    private AuthenticationProcessor.Result result(SecondFactor factor) {
        AuthenticationProcessor.Result result =
                processor.createAuthenticatorContext(execution(factor, context.getAction()), null, List.of());
        result.setAuthenticationSelections(factors.stream()
                .map(other -> new AuthenticationSelectionOption(context.getSession(), execution(other, other.name())))
                .toList());
        return result;
    }

    /** In no flow: just enough for the pages to know what they are about. */
    private static AuthenticationExecutionModel execution(SecondFactor factor, String id) {
        AuthenticationExecutionModel execution = new AuthenticationExecutionModel();
        execution.setId(id);
        execution.setAuthenticator(SecondFactorChoice.authenticatorId(factor));
        execution.setRequirement(AuthenticationExecutionModel.Requirement.ALTERNATIVE);
        return execution;
    }

    private EventBuilder failure() {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        EventBuilder event = context.getEvent().clone().event(EventType.LOGIN).user(context.getUser());
        LoginAttempt.of(context.getSession(), authSession).ifPresent(attempt -> attempt.mark(event, context.getUser()));
        return event;
    }

    private @Nullable String parameter(String name) {
        return context.getHttpRequest().getDecodedFormParameters().getFirst(name);
    }
}
