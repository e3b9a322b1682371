package io.keycloakb2b.authentication;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What changes how an account is signed in to, and so asks for a factor of the person's own: another organization's
 * provider could otherwise make itself a way in that outlasts it (LOGIN.md, what a session proves).
 */
final class CredentialChange {

    /** Keycloak's required actions, which applications may ask for; an address is what passwords are reset by. */
    private static final Set<String> ACTIONS = Set.of(
            "UPDATE_PASSWORD",
            "CONFIGURE_TOTP",
            "CONFIGURE_RECOVERY_AUTHN_CODES",
            "webauthn-register",
            "webauthn-register-passwordless",
            "delete_credential",
            "idp_link",
            "UPDATE_EMAIL",
            "UPDATE_PROFILE",
            "VERIFY_PROFILE",
            "delete_account");

    /** What the account console may do with a token. */
    private static final Set<String> ROLES =
            Set.of(AccountRoles.MANAGE_ACCOUNT, AccountRoles.MANAGE_ACCOUNT_LINKS, AccountRoles.DELETE_ACCOUNT);

    private final AuthenticationSessionModel authSession;
    private final UserModel user;

    CredentialChange(AuthenticationSessionModel authSession, UserModel user) {
        this.authSession = authSession;
        this.user = user;
    }

    /** Whether the login leads to one, which an application or an administrator has asked for. */
    boolean follows() {
        return open()
                || Optional.ofNullable(authSession.getClientNote(Constants.KC_ACTION))
                        .filter(ACTIONS::contains)
                        .isPresent();
    }

    /** Whether one has to be done before the login ends. */
    boolean open() {
        return Stream.concat(user.getRequiredActionsStream(), authSession.getRequiredActions().stream())
                .anyMatch(ACTIONS::contains);
    }

    /** Lets a token look at the account and change nothing there. */
    static void withhold(AccessToken token) {
        Map<String, AccessToken.Access> clients = token.getResourceAccess();
        Optional.ofNullable(clients.get(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID))
                .filter(account -> account.getRoles() != null)
                .ifPresent(account -> {
                    Set<String> left = new HashSet<>(account.getRoles());
                    left.removeAll(ROLES);
                    account.roles(left);
                });
    }
}
