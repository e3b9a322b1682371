package io.keycloakb2b.branding;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The brand of the organization that something is about. */
public final class LoginBrand {

    private LoginBrand() {}

    /** In which a login appears, as far as its request and what was typed tell; the same for every account. */
    public static Optional<Brand> of(KeycloakSession session, AuthenticationSessionModel authSession) {
        return LoginInputs.of(session).flatMap(login -> new EnteredOrganization(login, authSession)
                .find()
                .flatMap(organization -> new Brands(login.inputs(), login.realm()).of(organization)));
    }

    /** Empty where there is no such organization. */
    public static Optional<Brand> of(KeycloakSession session, OrganizationId organization) {
        return LoginInputs.of(session).flatMap(login -> new Brands(login.inputs(), login.realm()).of(organization));
    }
}
