package io.keycloakb2b.rest;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.login.Impersonation;
import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Who is signed in to the realm in the browser that asks for a page. */
final class BrowserSession {

    private final KeycloakSession session;
    private final Optional<AuthResult> signedIn;

    BrowserSession(KeycloakSession session) {
        this.session = session;
        this.signedIn = Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(session, realm(), true));
    }

    /** The name of somebody who is signed in and to whom an invitation is not. */
    Optional<String> stranger(Invitation invitation) {
        return signedIn.map(AuthResult::user)
                .filter(user -> !invited(user, invitation))
                .map(user -> Optional.ofNullable(user.getEmail()).orElse(user.getUsername()));
    }

    /** Who answers an invitation: the person it is to, where that is who is signed in, and otherwise nobody known. */
    Actor actor(Invitation invitation) {
        Optional<AuthResult> person = signedIn.filter(found -> invited(found.user(), invitation));
        return new Actor(
                        person.map(found -> new UserId(found.user().getId())),
                        realm().getName(),
                        "",
                        session.getContext().getConnection().getRemoteHost())
                .impersonatedBy(person.flatMap(found -> Impersonation.of(found.session())));
    }

    /** Signs out of everything that was entered with this browser session, as any logout does. */
    void end() {
        signedIn.ifPresent(found -> {
            AuthenticationManager.backchannelLogout(session, found.session(), true);
            new EventBuilder(realm(), session, session.getContext().getConnection())
                    .event(EventType.LOGOUT)
                    .user(found.user())
                    .session(found.session())
                    .success();
        });
    }

    private static boolean invited(UserModel user, Invitation invitation) {
        return Optional.ofNullable(user.getEmail())
                .flatMap(Email::key)
                .filter(address ->
                        Email.key(invitation.email()).filter(address::equals).isPresent())
                .isPresent();
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
