package io.keycloakb2b.authentication;

import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.messages.Messages;
import org.keycloak.services.validation.Validation;

/**
 * A second factor after the flow: for logins through an identity provider or a link, which pass no OTP form, and for
 * people who have none yet. Setting one up is a proof only for a person without any: otherwise a stolen password
 * would be enough to add one more.
 */
final class SecondFactorAction implements RequiredActionProvider {

    private static final String FIELD_OTP = "otp";
    private static final String FIELD_CREDENTIAL = "selectedCredentialId";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (enrolled(context)) {
            context.challenge(context.form().createLoginTotp());
        } else {
            new UpdateTotp().requiredActionChallenge(context);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (enrolled(context)) {
            verify(context);
        } else {
            new UpdateTotp().processAction(context);
        }
        if (context.getStatus() == RequiredActionContext.Status.SUCCESS) {
            AuthenticatorUtil.addAuthCredential(context.getAuthenticationSession(), OTPCredentialModel.TYPE);
        }
    }

    private static boolean enrolled(RequiredActionContext context) {
        return context.getUser().credentialManager().isConfiguredFor(OTPCredentialModel.TYPE);
    }

    private static void verify(RequiredActionContext context) {
        String credential = Optional.ofNullable(parameter(context, FIELD_CREDENTIAL))
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> defaultCredential(context));
        LoginFormsProvider form =
                context.form().setAttribute(OTPFormAuthenticator.SELECTED_OTP_CREDENTIAL_ID, credential);
        if (lockedOut(context)) {
            context.challenge(form.addError(
                            new FormMessage(Validation.FIELD_OTP_CODE, Messages.ACCOUNT_TEMPORARILY_DISABLED_TOTP))
                    .createLoginTotp());
            return;
        }
        String otp = Optional.ofNullable(parameter(context, FIELD_OTP)).orElse("");
        boolean valid = !otp.isEmpty()
                && context.getUser()
                        .credentialManager()
                        .isValid(new UserCredentialModel(credential, OTPCredentialModel.TYPE, otp));
        if (valid) {
            context.success();
            return;
        }
        reportFailure(context);
        context.challenge(form.addError(new FormMessage(Validation.FIELD_OTP_CODE, Messages.INVALID_TOTP))
                .createLoginTotp());
    }

    private static boolean lockedOut(RequiredActionContext context) {
        return AuthenticatorUtils.getDisabledByBruteForceEventError(
                        protector(context), context.getSession(), context.getRealm(), context.getUser())
                != null;
    }

    private static void reportFailure(RequiredActionContext context) {
        EventBuilder event = context.getEvent().clone().event(EventType.LOGIN).user(context.getUser());
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .ifPresent(attempt -> attempt.mark(event, context.getUser()));
        event.detail(Details.CREDENTIAL_TYPE, OTPCredentialModel.TYPE).error(Errors.INVALID_USER_CREDENTIALS);
        if (context.getRealm().isBruteForceProtected()) {
            protector(context)
                    .failedLogin(
                            context.getRealm(),
                            context.getUser(),
                            context.getConnection(),
                            context.getUriInfo(),
                            Set.of(OTPCredentialModel.TYPE));
        }
    }

    private static BruteForceProtector protector(RequiredActionContext context) {
        return context.getSession().getProvider(BruteForceProtector.class);
    }

    private static String parameter(RequiredActionContext context, String name) {
        return context.getHttpRequest().getDecodedFormParameters().getFirst(name);
    }

    private static String defaultCredential(RequiredActionContext context) {
        return context.getUser()
                .credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .findFirst()
                .map(CredentialModel::getId)
                .orElse("");
    }

    @Override
    public void close() {}
}
