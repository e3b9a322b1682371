package io.keycloakb2b.authentication;

import io.keycloakb2b.brand.Brand;
import io.keycloakb2b.branding.LoginBrand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Sends a code where there is an account to send it to, behind the back of the request that asked for it: neither the
 * look for the account nor the mail server takes any of its time.
 *
 * @param sender in whose name and colours the login appears
 */
record EmailCodeMail(EmailedCode.Fresh fresh, String minutes, MailLanguage language, Brand sender) {

    /** What a code is for starts so where the person is known; the id follows. */
    static final String KNOWN = "known:";

    /** What a code is for starts so where a name or an address was typed. */
    static final String TYPED = "typed:";

    private static final Logger LOGGER = Logger.getLogger(EmailCodeMail.class);

    static void afterThePage(AuthenticationFlowContext context, EmailedCode.Fresh fresh) {
        Optional<Brand> brand = LoginBrand.of(context.getSession(), context.getAuthenticationSession());
        EmailCodeMail mail = new EmailCodeMail(
                fresh,
                String.valueOf(EmailCodeSettings.LIFETIME.of(context.getAuthenticatorConfig())),
                MailLanguage.of(context),
                brand.orElseGet(() -> Brand.of(name(context.getRealm()))));
        AtomicReference<@Nullable String> recipient = new AtomicReference<>();
        AfterThePage.run(
                context.getSession(),
                // Who got it has to be known when the mail arrives.
                session -> recipient.set(mail.address(session)),
                session -> mail.send(session, recipient.get()));
    }

    /** The id of who is to get it. */
    private @Nullable String address(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(account(session, realm))
                .filter(user -> user.isEnabled()
                        && user.getEmail() != null
                        && !user.getEmail().isBlank())
                .filter(user -> AuthenticatorUtils.getDisabledByBruteForceEventError(
                                session.getProvider(BruteForceProtector.class), session, realm, user)
                        == null)
                .filter(user -> SendingPace.maySend(session.singleUseObjects(), realm, user))
                .map(user -> {
                    fresh.code()
                            .sentTo(
                                    session.singleUseObjects(),
                                    new EmailedCode.Recipient(user.getId(), user.getEmail()));
                    return user.getId();
                })
                .orElse(null);
    }

    private @Nullable UserModel account(KeycloakSession session, RealmModel realm) {
        String subject = fresh.code().subject();
        return subject.startsWith(KNOWN)
                ? session.users().getUserById(realm, subject.substring(KNOWN.length()))
                : FirstFactorStep.account(session, realm, subject.substring(TYPED.length()));
    }

    private void send(KeycloakSession session, @Nullable String id) {
        RealmModel realm = session.getContext().getRealm();
        @Nullable UserModel user = id == null ? null : session.users().getUserById(realm, id);
        if (user == null) {
            return;
        }
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        attributes.put("brand", sender);
        attributes.put("code", fresh.digits());
        attributes.put("minutes", minutes);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(language.recipient(session, user))
                    .send("b2bEmailCodeSubject", List.of(sender.displayName()), "b2b-email-code.ftl", attributes);
        } catch (EmailException failure) {
            LOGGER.warnf(failure, "A code for realm %s could not be mailed", realm.getName());
        }
    }

    private static String name(RealmModel realm) {
        return realm.getDisplayName() == null || realm.getDisplayName().isBlank()
                ? realm.getName()
                : realm.getDisplayName();
    }
}
