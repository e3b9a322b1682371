package io.keycloakb2b.branding;

import io.keycloakb2b.login.LoginInputs;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The brand in which a login appears, as far as its request and what was typed tell. */
public final class LoginBrand {

    private LoginBrand() {}

    /** The same for every account there is or is not. */
    public static Optional<Brand> of(KeycloakSession session, AuthenticationSessionModel authSession) {
        return LoginInputs.of(session).flatMap(login -> new EnteredOrganization(login, authSession)
                .find()
                .flatMap(organization -> new Brands(login.inputs(), login.realm()).of(organization)));
    }
}
