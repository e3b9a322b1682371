package io.keycloakb2b.branding;

import io.keycloakb2b.brand.Brand;
import io.keycloakb2b.brand.Brands;
import io.keycloakb2b.login.LoginInputs;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The brand of the organization that a login is about. */
public final class LoginBrand {

    private LoginBrand() {}

    /** In which a login appears, as far as its request and what was typed tell; the same for every account. */
    public static Optional<Brand> of(KeycloakSession session, AuthenticationSessionModel authSession) {
        return LoginInputs.of(session).flatMap(login -> new EnteredOrganization(session, login, authSession)
                .find()
                .flatMap(organization -> new Brands(session).of(organization)));
    }
}
