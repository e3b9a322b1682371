package io.keycloakb2b.authentication;

import io.keycloakb2b.branding.Brand;
import io.keycloakb2b.branding.LoginBrand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/**
 * Sends a code where there is an account to send it to, behind the back of the request that asked for it: neither the
 * look for the account nor the mail server takes any of its time.
 *
 * @param subject whom it is for: {@link #KNOWN} with an id, or {@link #TYPED} with a name or an address
 * @param pickedLocale the language that the person picked on the page
 * @param pageLocale the language of the page otherwise
 * @param sender in whose name the login appears
 * @param buttonColor of the organization, empty where it has none
 */
record EmailCodeMail(
        String realm,
        String subject,
        EmailedCode code,
        String digits,
        String minutes,
        Optional<String> pickedLocale,
        String pageLocale,
        String sender,
        String buttonColor) {

    static final String KNOWN = "known:";
    static final String TYPED = "typed:";

    private static final Logger LOGGER = Logger.getLogger(EmailCodeMail.class);
    private static final String EXECUTOR = "b2b-email-code";

    static void afterThePage(AuthenticationFlowContext context, EmailedCode.Fresh fresh) {
        KeycloakSession session = context.getSession();
        Optional<Brand> brand = LoginBrand.of(session, context.getAuthenticationSession());
        EmailCodeMail mail = new EmailCodeMail(
                context.getRealm().getId(),
                fresh.code().subject(),
                fresh.code(),
                fresh.digits(),
                String.valueOf(EmailCodeSettings.LIFETIME.of(context.getAuthenticatorConfig())),
                Optional.ofNullable(
                        context.getAuthenticationSession().getAuthNote(LocaleSelectorProvider.USER_REQUEST_LOCALE)),
                session.getContext().resolveLocale(null).toLanguageTag(),
                brand.map(Brand::displayName).orElseGet(() -> name(context.getRealm())),
                brand.map(Brand::styles)
                        .map(styles -> styles.get("b2b-primary"))
                        .orElse(""));
        ExecutorService executor = session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR);
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                try {
                    executor.execute(() -> mail.send(factory));
                } catch (RejectedExecutionException full) {
                    LOGGER.warn("A code could not be mailed: too many are waiting", full);
                }
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void send(KeycloakSessionFactory factory) {
        // Who got it has to be known when the mail arrives.
        Optional<Addressee> addressee = KeycloakModelUtils.runJobInTransactionWithResult(factory, this::address);
        addressee.ifPresent(found -> KeycloakModelUtils.runJobInTransaction(factory, session -> send(session, found)));
    }

    private record Addressee(String email, String locale) {}

    private Optional<Addressee> address(KeycloakSession session) {
        RealmModel of = session.realms().getRealm(realm);
        session.getContext().setRealm(of);
        return Optional.ofNullable(account(session, of))
                .filter(user -> user.isEnabled()
                        && user.getEmail() != null
                        && !user.getEmail().isBlank())
                .filter(user -> AuthenticatorUtils.getDisabledByBruteForceEventError(
                                session.getProvider(BruteForceProtector.class), session, of, user)
                        == null)
                .filter(user -> SendingPace.maySend(session.singleUseObjects(), of, user))
                .map(user -> {
                    code.sentTo(session.singleUseObjects(), new EmailedCode.Recipient(user.getId(), user.getEmail()));
                    return new Addressee(user.getEmail(), locale(user));
                });
    }

    private @Nullable UserModel account(KeycloakSession session, RealmModel of) {
        return subject.startsWith(KNOWN)
                ? session.users().getUserById(of, subject.substring(KNOWN.length()))
                : FirstFactorStep.account(session, of, subject.substring(TYPED.length()));
    }

    private String locale(UserModel user) {
        return pickedLocale
                .or(() -> Optional.ofNullable(user.getFirstAttribute(UserModel.LOCALE)))
                .orElse(pageLocale);
    }

    private void send(KeycloakSession session, Addressee addressee) {
        RealmModel of = session.realms().getRealm(realm);
        session.getContext().setRealm(of);
        UserModel recipient = new InMemoryUserAdapter(session, of, null);
        recipient.setEmail(addressee.email());
        recipient.setSingleAttribute(UserModel.LOCALE, addressee.locale());
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        attributes.put("sender", sender);
        attributes.put("color", buttonColor);
        attributes.put("code", digits);
        attributes.put("minutes", minutes);
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(of)
                    .setUser(recipient)
                    .send("b2bEmailCodeSubject", List.of(sender), "b2b-email-code.ftl", attributes);
        } catch (EmailException failure) {
            LOGGER.warnf(failure, "A code for realm %s could not be mailed", of.getName());
        }
    }

    private static String name(RealmModel realm) {
        return realm.getDisplayName() == null || realm.getDisplayName().isBlank()
                ? realm.getName()
                : realm.getDisplayName();
    }
}
