package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.FirstFactor;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/**
 * Asks for a password where the rules allow one; a passkey does on its page, where they allow that. Not Keycloak's form
 * for a password alone: beside other ways to sign in, that one is put where an account has a password.
 */
final class OrganizationPassword extends UsernamePasswordForm {

    /** Whether the page may take a passkey; there is one object for each request. */
    private boolean passkeyAllowed;

    OrganizationPassword(KeycloakSession session) {
        super(session);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        FirstFactorStep step = step(context);
        step.begin(() -> show(context));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        FirstFactorStep step = step(context);
        PasskeyAnswer passkey = new PasskeyAnswer(context.getHttpRequest().getDecodedFormParameters());
        if (passkey.posted() && webauthnAuth.isPasskeysEnabled()) {
            step.answer(FirstFactor.PASSKEY, () -> passkey.verify(context, webauthnAuth));
        } else {
            step.answer(FirstFactor.PASSWORD, () -> super.action(context));
        }
        if (context.getStatus() == FlowStatus.SUCCESS) {
            step.verified();
        }
    }

    private void show(AuthenticationFlowContext context) {
        if (isConditionalPasskeysEnabled(context.getUser())) {
            webauthnAuth.fillContextForm(context);
        }
        context.challenge(createLoginForm(context.form()));
    }

    private FirstFactorStep step(AuthenticationFlowContext context) {
        FirstFactorStep step = new FirstFactorStep(context, FirstFactor.PASSWORD);
        passkeyAllowed = step.allowed().contains(FirstFactor.PASSKEY);
        return step;
    }

    /** The account is looked up here, so that pages are the same whether or not there is one. */
    @Override
    protected boolean validateForm(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        UserModel user = FirstFactorStep.account(context);
        if (user == null) {
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

    @Override
    protected Response createLoginForm(LoginFormsProvider form) {
        return form.createLoginPassword();
    }

    @Override
    protected boolean isConditionalPasskeysEnabled(@Nullable UserModel user) {
        return passkeyAllowed && super.isConditionalPasskeysEnabled(user);
    }
}
