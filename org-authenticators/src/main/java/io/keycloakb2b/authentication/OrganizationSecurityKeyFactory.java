package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** Makes {@link OrganizationSecurityKey}s. */
@AutoService(AuthenticatorFactory.class)
public final class OrganizationSecurityKeyFactory implements OrganizationAuthenticatorFactory {

    static final String ID = "b2b-security-key";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Organization security key";
    }

    @Override
    public String getHelpText() {
        return "Asks for a security key where the organization takes one. To be used below the condition of the organization's second factor.";
    }

    @Override
    public String getReferenceCategory() {
        return WebAuthnCredentialModel.TYPE_TWOFACTOR;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return true;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new OrganizationSecurityKey(session);
    }
}
