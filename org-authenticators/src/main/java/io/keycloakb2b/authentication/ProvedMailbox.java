package io.keycloakb2b.authentication;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What it means for an account that somebody has read a mail to it. The address counts as verified from then on, unless
 * there is another way into the account: whoever made it with somebody else's address must not have it verified by the
 * person whose address it is.
 */
record ProvedMailbox(KeycloakSession session, RealmModel realm) {

    void of(UserModel user, String email) {
        if (!user.isEmailVerified() && email.equals(user.getEmail()) && hasNoOtherWayIn(user)) {
            user.setEmailVerified(true);
        }
    }

    private boolean hasNoOtherWayIn(UserModel user) {
        return user.getFederationLink() == null
                && user.credentialManager()
                        .getStoredCredentialsStream()
                        .findAny()
                        .isEmpty()
                && session.users()
                        .getFederatedIdentitiesStream(realm, user)
                        .findAny()
                        .isEmpty();
    }
}
