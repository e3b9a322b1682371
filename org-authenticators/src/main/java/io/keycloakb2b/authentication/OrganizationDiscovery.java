package io.keycloakb2b.authentication;

import io.keycloakb2b.login.JoiningInputs;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.FirstFactor;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.LoginDecision;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.FlowStatus;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks who wants to sign in, and finds out how. The answer depends on the request and on what was typed, never on
 * whether such an account exists: the account is looked up with its password, one step later.
 */
final class OrganizationDiscovery extends UsernamePasswordForm {

    OrganizationDiscovery(KeycloakSession session) {
        super(session);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        authSession.removeAuthNote(USERNAME_HIDDEN);
        Optional<LoginAttempt> attempt = LoginAttempt.of(context.getSession(), authSession);
        if (attempt.isPresent() && context.getUser() != null) {
            LoginDecision decision = attempt.get().decide(context.getUser());
            decision.answer(new NextStep(
                    context, this, Optional.ofNullable(context.getUser().getEmail())));
        } else if (attempt.isPresent() && invitation(context).isPresent()) {
            Invitation invitation = invitation(context).get();
            attempt.get()
                    .decideBefore(Optional.of(invitation.email()))
                    .answer(new InvitedPage(context, this, invitation));
        } else if (attempt.isPresent()) {
            // A hint counts like something typed where it is an address; otherwise it only fills the field.
            Optional<String> hint = Optional.ofNullable(authSession.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM))
                    .filter(text -> text.contains("@"));
            attempt.get().decideBefore(hint).answer(new FirstPage(context, this, hint));
        } else if (context.getUser() != null) {
            context.success();
        } else {
            super.authenticate(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (form.containsKey("cancel")) {
            context.cancelLogin();
        } else if (isPasskey(form)) {
            passkey(context, new PasskeyAnswer(form));
        } else if (context.getUser() != null) {
            context.success();
        } else if (form.containsKey(InvitedPage.STEP) || InvitedRegistration.posted(form)) {
            invited(context, form);
        } else {
            typed(context, form);
        }
    }

    /** A passkey counts where the rules allow one, as far as they are known before and after it says who this is. */
    private void passkey(AuthenticationFlowContext context, PasskeyAnswer passkey) {
        FirstFactorStep step = new FirstFactorStep(context, FirstFactor.PASSKEY);
        step.answer(FirstFactor.PASSKEY, () -> passkey.verify(context, webauthnAuth));
        if (context.getStatus() == FlowStatus.SUCCESS) {
            step.verified();
        }
    }

    /** An answer to the page of an invitation, or a registration that followed from it. */
    private void invited(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        Optional<Invitation> invitation = invitation(context);
        Optional<LoginAttempt> attempt = LoginAttempt.of(context.getSession(), context.getAuthenticationSession());
        if (invitation.isEmpty() || attempt.isEmpty()) {
            authenticate(context);
        } else if (InvitedPage.signIn(form)) {
            typed(context, invitation.get().email());
        } else if (!attempt.get().allowsPassword(invitation.get().email())) {
            Denial.show(context, DenialReason.METHOD_NOT_ALLOWED);
        } else {
            InvitedRegistration registration = new InvitedRegistration(context, invitation.get());
            if (InvitedRegistration.posted(form)) {
                registration.register(form);
            } else {
                registration.show();
            }
        }
    }

    /** An invitation that can still be accepted: only that one changes the pages. */
    private static Optional<Invitation> invitation(AuthenticationFlowContext context) {
        return LoginInputs.of(context.getSession()).flatMap(inputs -> {
            JoiningInputs joinings = inputs.joinings();
            return joinings.invitation(CarriedInvitation.of(context.getAuthenticationSession()))
                    .filter(found -> joinings.presented(found, Optional.empty()).valid());
        });
    }

    private boolean isPasskey(MultivaluedMap<String, String> form) {
        return webauthnAuth != null && webauthnAuth.isPasskeysEnabled() && new PasskeyAnswer(form).posted();
    }

    private void typed(AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
        String typed = Optional.ofNullable(form.getFirst(AuthenticationManager.FORM_USERNAME))
                .orElse("")
                .strip();
        if (typed.isEmpty()) {
            LoginFormsProvider page = context.form()
                    .addError(
                            new FormMessage(AuthenticationManager.FORM_USERNAME, getDefaultChallengeMessage(context)));
            context.challenge(page.createLoginUsername());
            return;
        }
        AuthenticatorUtils.processRememberMe(context, form);
        typed(context, typed);
    }

    private void typed(AuthenticationFlowContext context, String typed) {
        context.getEvent().detail(Details.USERNAME, typed);
        context.getAuthenticationSession().setAuthNote(ATTEMPTED_USERNAME, typed);
        LoginAttempt.of(context.getSession(), context.getAuthenticationSession())
                .map(attempt -> attempt.decideBefore(Optional.of(typed)))
                .ifPresentOrElse(
                        decision -> decision.answer(new NextStep(context, this, Optional.of(typed))),
                        () -> goOnToLocalFactor(context));
    }

    /** The next page then shows what was typed, whether or not it is an account. */
    void goOnToLocalFactor(AuthenticationFlowContext context) {
        context.getAuthenticationSession().setAuthNote(USERNAME_HIDDEN, "true");
        context.success();
    }

    /** Whether the realm takes passkeys at all. */
    boolean takesPasskeys(AuthenticationFlowContext context) {
        return webauthnAuth != null && isConditionalPasskeysEnabled(context.getUser());
    }

    /** The page of somebody who can come in by a passkey only. */
    void askForPasskey(AuthenticationFlowContext context) {
        webauthnAuth.authenticate(context);
    }

    /** The page, filled with what is known. */
    LoginFormsProvider page(AuthenticationFlowContext context, Optional<String> typed, boolean passkey) {
        LoginFormsProvider form = context.form();
        if (context.getUser() != null) {
            form.setAttribute(LoginFormsProvider.USERNAME_HIDDEN, true);
            form.setAttribute(LoginFormsProvider.REGISTRATION_DISABLED, true);
        }
        MultivaluedMap<String, String> data = new MultivaluedHashMap<>();
        typed.or(() -> hint(context)).ifPresent(text -> data.add(AuthenticationManager.FORM_USERNAME, text));
        if (data.isEmpty()) {
            remembered(context).ifPresent(name -> {
                data.add(AuthenticationManager.FORM_USERNAME, name);
                data.add("rememberMe", "on");
            });
        }
        if (!data.isEmpty()) {
            form.setFormData(data);
        }
        if (passkey && takesPasskeys(context)) {
            webauthnAuth.fillContextForm(context);
        }
        return form;
    }

    private static Optional<String> hint(AuthenticationFlowContext context) {
        return Optional.ofNullable(
                context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM));
    }

    private static Optional<String> remembered(AuthenticationFlowContext context) {
        return Optional.ofNullable(AuthenticationManager.getRememberMeUsername(context.getSession()));
    }

    @Override
    protected Response challenge(AuthenticationFlowContext context, MultivaluedMap<String, String> formData) {
        return page(context, Optional.empty(), true).createLoginUsername();
    }

    @Override
    protected Response createLoginForm(LoginFormsProvider form) {
        return form.createLoginUsername();
    }

    @Override
    protected String getDefaultChallengeMessage(AuthenticationFlowContext context) {
        return context.getRealm().isLoginWithEmailAllowed()
                ? Messages.INVALID_USERNAME_OR_EMAIL
                : Messages.INVALID_USERNAME;
    }
}
