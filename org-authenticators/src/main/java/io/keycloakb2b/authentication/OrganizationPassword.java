package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.LoginDecision;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.PasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/**
 * Asks for a password where the rules allow one, and decides again when it comes back: before it is verified by what
 * the organization and the mail domain say, afterwards by what is then known of the person.
 */
final class OrganizationPassword extends PasswordForm {

    OrganizationPassword(KeycloakSession session) {
        super(session);
    }

    /** The account is looked up here, so that pages are the same whether or not there is one. */
    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<LoginDecision> decision = decision(context);
        if (decision.isEmpty() || allowsPassword(decision.get())) {
            super.authenticate(context);
        } else if (context.getUser() != null && !asksForFirstFactor(decision.get())) {
            proved(context, decision.get());
        } else {
            refuse(context, decision.get());
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Optional<LoginDecision> decision = decision(context);
        if (decision.isPresent() && !allowsPassword(decision.get())) {
            refuse(context, decision.get());
            return;
        }
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> attempt.mark(context.getEvent(), context.getUser()));
        super.action(context);
        if (context.getStatus() == FlowStatus.SUCCESS) {
            LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                    .ifPresent(attempt -> verified(context, attempt.decide(context.getUser())));
        }
    }

    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        UserModel user = context.getUser() != null ? context.getUser() : lookUp(context);
        if (user == null || user.getServiceAccountClientLink() != null) {
            AuthenticatorUtils.dummyHash(context);
            context.getEvent().error(Errors.USER_NOT_FOUND);
            context.failureChallenge(
                    AuthenticationFlowError.INVALID_USER,
                    challenge(context, getDefaultChallengeMessage(context), Validation.FIELD_PASSWORD));
            return false;
        }
        if (!validatePassword(context, user, formData, false) || !enabledUser(context, user)) {
            return false;
        }
        context.setUser(user);
        return true;
    }

    /** One message for a wrong password, an unknown account and a locked one. */
    @Override
    protected String getDefaultChallengeMessage(AuthenticationFlowContext context) {
        return Messages.INVALID_USER;
    }

    private static @Nullable UserModel lookUp(AuthenticationFlowContext context) {
        String typed = context.getAuthenticationSession().getAuthNote(ATTEMPTED_USERNAME);
        if (typed == null) {
            return null;
        }
        try {
            return KeycloakModelUtils.findUserByNameOrEmail(context.getSession(), context.getRealm(), typed);
        } catch (ModelDuplicateException ambiguous) {
            return null;
        }
    }

    private static Optional<LoginDecision> decision(AuthenticationFlowContext context) {
        Optional<String> typed =
                Optional.ofNullable(context.getAuthenticationSession().getAuthNote(ATTEMPTED_USERNAME));
        return LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .map(attempt ->
                        context.getUser() == null ? attempt.decideBefore(typed) : attempt.decide(context.getUser()));
    }

    /** Also where the organization is still to be asked for: that comes after the proof. */
    private static boolean allowsPassword(LoginDecision decision) {
        return decision instanceof LoginDecision.AskIdentity
                || (decision instanceof LoginDecision.Authenticate authenticate
                        && authenticate.factors().contains(FirstFactor.PASSWORD));
    }

    private static boolean asksForFirstFactor(LoginDecision decision) {
        return decision instanceof LoginDecision.Authenticate
                || decision instanceof LoginDecision.RedirectToProvider
                || decision instanceof LoginDecision.ChooseProvider;
    }

    private static void verified(AuthenticationFlowContext context, LoginDecision decision) {
        if (decision instanceof LoginDecision.RedirectToProvider redirect) {
            // Only the proof has told which organization this is: the password does not count there, and the person
            // goes on by the one method that does.
            new ProviderRedirect()
                    .to(
                            context,
                            redirect.provider(),
                            Optional.ofNullable(context.getUser().getEmail()));
        } else if (asksForFirstFactor(decision)) {
            refuse(context, decision);
        } else {
            proved(context, decision);
        }
    }

    private static void proved(AuthenticationFlowContext context, LoginDecision decision) {
        if (decision instanceof LoginDecision.Deny deny) {
            refuse(context, deny);
        } else {
            // The organization is bound, or asked for, when everything else has been proved.
            context.success();
        }
    }

    private static void refuse(AuthenticationFlowContext context, LoginDecision decision) {
        Denial.show(
                context, decision instanceof LoginDecision.Deny deny ? deny.reason() : DenialReason.METHOD_NOT_ALLOWED);
    }
}
