package io.keycloakb2b.authentication;

import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.FirstFactor;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * A one-time code by e-mail as a first factor. Pages and their timing are the same for every name that is typed: a code
 * is made for each, and whether there is somebody to send it to is looked up after the page is out.
 */
final class EmailCode implements Authenticator {

    private static final String TEMPLATE = "b2b-email-code.ftl";
    private static final String FIELD = "code";
    private static final String AGAIN = "resend";

    /** No page asks for one beforehand, and none tells whether there is one. */
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
        new FirstFactorStep(context, FirstFactor.EMAIL_CODE).begin(() -> ask(context));
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        FirstFactorStep step = new FirstFactorStep(context, FirstFactor.EMAIL_CODE);
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        step.answer(FirstFactor.EMAIL_CODE, () -> {
            if (form.containsKey(AGAIN)) {
                sendAgain(context);
            } else {
                verify(context, Optional.ofNullable(form.getFirst(FIELD)).orElse(""));
            }
        });
        if (context.getStatus() == FlowStatus.SUCCESS) {
            step.verified();
        }
    }

    private static void ask(AuthenticationFlowContext context) {
        String subject = subject(context);
        boolean sent = current(context).isPresent() || send(context, subject);
        context.challenge(page(context, form -> sent ? form : wait(context, form)));
    }

    private static void sendAgain(AuthenticationFlowContext context) {
        boolean sent = send(context, subject(context));
        context.challenge(page(context, form -> sent ? form.setInfo("b2bEmailCodeSentAgain") : wait(context, form)));
    }

    /** False where the last one for this subject is too new. */
    private static boolean send(AuthenticationFlowContext context, String subject) {
        if (!SendingPace.mayAsk(context, subject, EmailCodeSettings.WAIT.of(context.getAuthenticatorConfig()))) {
            return false;
        }
        EmailedCode.Fresh fresh = EmailedCode.make(
                subject,
                EmailCodeSettings.DIGITS.of(context.getAuthenticatorConfig()),
                EmailCodeSettings.lifetime(context.getAuthenticatorConfig()));
        fresh.code().keepIn(context.getAuthenticationSession());
        EmailCodeMail.afterThePage(context, fresh);
        return true;
    }

    private static void verify(AuthenticationFlowContext context, String typed) {
        Optional<EmailedCode> code = current(context);
        if (code.isEmpty()
                || !code.get().mayTry(once(context), EmailCodeSettings.TRIES.of(context.getAuthenticatorConfig()))) {
            EmailedCode.forget(context.getAuthenticationSession());
            context.challenge(page(context, form -> form.addError(new FormMessage(FIELD, "b2bEmailCodeOver"))));
            return;
        }
        @Nullable UserModel user = FirstFactorStep.account(context);
        Optional<String> mailbox = code.filter(found -> found.matches(typed.replaceAll("[\\s-]", "")))
                .flatMap(found -> found.use(once(context)))
                .filter(recipient -> user != null && recipient.user().equals(user.getId()))
                .map(EmailedCode.Recipient::email);
        if (user == null || mailbox.isEmpty() || !mayComeIn(context, user)) {
            wrong(context, user);
            return;
        }
        EmailedCode.forget(context.getAuthenticationSession());
        context.setUser(user);
        new ProvedMailbox(context.getSession(), context.getRealm()).of(user, mailbox.get());
        context.success(SessionProofs.EMAIL_CODE);
    }

    private static void wrong(AuthenticationFlowContext context, @Nullable UserModel user) {
        EventBuilder event = context.getEvent().detail(Details.CREDENTIAL_TYPE, SessionProofs.EMAIL_CODE);
        if (user == null) {
            event.error(Errors.USER_NOT_FOUND);
        } else {
            event.user(user).error(Errors.INVALID_USER_CREDENTIALS);
        }
        // A failure, for the brute force detection.
        context.failureChallenge(
                AuthenticationFlowError.INVALID_CREDENTIALS,
                page(context, form -> form.addError(new FormMessage(FIELD, "b2bEmailCodeWrong"))));
    }

    private static boolean mayComeIn(AuthenticationFlowContext context, UserModel user) {
        return user.isEnabled() && AuthenticatorUtils.getDisabledByBruteForceEventError(context, user) == null;
    }

    /** Another name may have been typed since the code was made: then there is none. */
    private static Optional<EmailedCode> current(AuthenticationFlowContext context) {
        String subject = subject(context);
        return EmailedCode.of(context.getAuthenticationSession()).filter(code -> code.isFor(subject));
    }

    /** Whom a code is for: the person that is known, or what was typed. */
    private static String subject(AuthenticationFlowContext context) {
        return context.getUser() != null
                ? EmailCodeMail.KNOWN + context.getUser().getId()
                : EmailCodeMail.TYPED
                        + Optional.ofNullable(context.getAuthenticationSession()
                                        .getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME))
                                .orElse("");
    }

    private static SingleUseObjectProvider once(AuthenticationFlowContext context) {
        return context.getSession().singleUseObjects();
    }

    private static LoginFormsProvider wait(AuthenticationFlowContext context, LoginFormsProvider form) {
        int seconds = EmailCodeSettings.WAIT.of(context.getAuthenticatorConfig());
        return form.setInfo("b2bEmailCodeWait", String.valueOf(seconds));
    }

    private static Response page(AuthenticationFlowContext context, UnaryOperator<LoginFormsProvider> message) {
        Map<String, String> code = Map.of(
                "digits", String.valueOf(EmailCodeSettings.DIGITS.of(context.getAuthenticatorConfig())),
                "minutes", String.valueOf(EmailCodeSettings.LIFETIME.of(context.getAuthenticatorConfig())));
        return message.apply(context.form()).setAttribute("emailCode", code).createForm(TEMPLATE);
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
