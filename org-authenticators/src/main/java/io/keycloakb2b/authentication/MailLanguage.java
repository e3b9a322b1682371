package io.keycloakb2b.authentication;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/**
 * The language of a mail that is sent when its request is over.
 *
 * @param picked the language that the person picked on the page
 * @param ofPage the language of the page otherwise
 */
record MailLanguage(Optional<String> picked, String ofPage) {

    /** The same for every account there is or is not. */
    static MailLanguage of(AuthenticationFlowContext context) {
        return new MailLanguage(
                Optional.ofNullable(
                        context.getAuthenticationSession().getAuthNote(LocaleSelectorProvider.USER_REQUEST_LOCALE)),
                context.getSession().getContext().resolveLocale(null).toLanguageTag());
    }

    /** Somebody with the address and name of the account who reads that language. */
    UserModel recipient(KeycloakSession session, UserModel user) {
        UserModel recipient =
                new InMemoryUserAdapter(session, session.getContext().getRealm(), user.getId());
        recipient.setUsername(user.getUsername());
        recipient.setEmail(user.getEmail());
        recipient.setFirstName(user.getFirstName());
        recipient.setLastName(user.getLastName());
        recipient.setSingleAttribute(
                UserModel.LOCALE,
                picked.or(() -> Optional.ofNullable(user.getFirstAttribute(UserModel.LOCALE)))
                        .orElse(ofPage));
        return recipient;
    }
}
