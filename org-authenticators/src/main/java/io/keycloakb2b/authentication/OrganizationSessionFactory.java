package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link OrganizationSession}s. */
@AutoService(AuthenticatorFactory.class)
public final class OrganizationSessionFactory implements OrganizationAuthenticatorFactory {

    static final String ID = "b2b-session";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Organization session";
    }

    @Override
    public String getHelpText() {
        return "Lets in whoever is signed in already, where the session has proved enough for the organization; asks for what is missing otherwise. Replaces the cookie authenticator.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new OrganizationSession();
    }
}
