package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Makes {@link OrganizationPassword}s. */
@AutoService(AuthenticatorFactory.class)
public final class OrganizationPasswordFactory implements OrganizationAuthenticatorFactory {

    static final String ID = "b2b-password";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Organization password";
    }

    @Override
    public String getHelpText() {
        return "Asks for the password, and refuses it on the server where the organization or the owner of the mail domain wants another login method.";
    }

    @Override
    public String getReferenceCategory() {
        return PasswordCredentialModel.TYPE;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new OrganizationPassword(session);
    }
}
