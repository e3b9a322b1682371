package io.keycloakb2b.authentication;

import io.keycloakb2b.brand.Brand;
import io.keycloakb2b.brand.Brands;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.OrganizationId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialEmail;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Sends the link for a new password, or the advice to use single sign-on where the owner of the person's mail domain
 * requires it. One page for everybody, and the mail goes out behind its back.
 */
final class ResetEmail implements Authenticator {

    private static final Logger LOGGER = Logger.getLogger(ResetEmail.class);

    private final ResetCredentialEmail keycloaks = new ResetCredentialEmail();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user != null && cameByLink(context, user)) {
            refusedOr(context, user, () -> keycloaks.authenticate(context));
            return;
        }
        if (user != null && user.getEmail() != null && !user.getEmail().isBlank()) {
            mail(context, user);
        }
        context.forkWithSuccessMessage(new FormMessage(Messages.EMAIL_SENT));
    }

    /** The link was followed: what holds now counts, not what held when it was sent. */
    @Override
    public void action(AuthenticationFlowContext context) {
        UserModel user = context.getUser();
        if (user == null) {
            keycloaks.action(context);
        } else {
            refusedOr(context, user, () -> keycloaks.action(context));
        }
    }

    private static void refusedOr(AuthenticationFlowContext context, UserModel user, Runnable goOn) {
        if (requiringSingleSignOn(context.getSession(), user).isPresent()) {
            Denial.show(context, DenialReason.METHOD_NOT_ALLOWED);
        } else {
            goOn.run();
        }
    }

    private static boolean cameByLink(AuthenticationFlowContext context, UserModel user) {
        return user.getId()
                .equals(context.getAuthenticationSession().getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID));
    }

    private static void mail(AuthenticationFlowContext context, UserModel user) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        RealmModel realm = context.getRealm();
        int lifespan = realm.getActionTokenGeneratedByUserLifespan(ResetCredentialsActionToken.TOKEN_TYPE);
        ResetCredentialsActionToken token = new ResetCredentialsActionToken(
                user.getId(),
                user.getEmail(),
                Time.currentTime() + lifespan,
                AuthenticationSessionCompoundId.fromAuthSession(authSession).getEncodedId(),
                authSession.getClient().getClientId());
        String link = context.getActionTokenUrl(token.serialize(context.getSession(), realm, context.getUriInfo()))
                .toString();
        context.getEvent()
                .clone()
                .event(EventType.SEND_RESET_PASSWORD)
                .user(user)
                .detail(Details.USERNAME, authSession.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME))
                .detail(Details.EMAIL, user.getEmail())
                .detail(Details.CODE_ID, authSession.getParentSession().getId())
                .success();
        String id = user.getId();
        MailLanguage language = MailLanguage.of(context);
        Brands brands = new Brands(context.getSession());
        AfterThePage.run(
                context.getSession(),
                session -> send(session, brands, id, language, link, TimeUnit.SECONDS.toMinutes(lifespan)));
    }

    private static void send(
            KeycloakSession session, Brands brands, String id, MailLanguage language, String link, long minutes) {
        RealmModel realm = session.getContext().getRealm();
        @Nullable UserModel user = session.users().getUserById(realm, id);
        if (user == null) {
            return;
        }
        try {
            EmailTemplateProvider mail = session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(language.recipient(session, user));
            Optional<OrganizationId> owner = requiringSingleSignOn(session, user);
            if (owner.isEmpty()) {
                mail.sendPasswordReset(link, minutes);
            } else {
                Brand brand = brands.in(session).of(owner.get()).orElseGet(() -> Brand.of(""));
                String name = brand.displayName();
                Map<String, Object> attributes = new HashMap<>();
                attributes.put("organizationName", name);
                attributes.put("brand", brand);
                mail.send("b2bUseSsoSubject", List.of(name), "b2b-use-sso.ftl", attributes);
            }
        } catch (EmailException failure) {
            LOGGER.warnf(failure, "A mail about a new password of realm %s could not be sent", realm.getName());
        }
    }

    /** The owner of the person's mail domain, where its single sign-on is to be used instead. */
    private static Optional<OrganizationId> requiringSingleSignOn(KeycloakSession session, UserModel user) {
        return LoginInputs.of(session)
                .flatMap(inputs -> inputs.passwordReset(user).useSingleSignOnOf());
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
