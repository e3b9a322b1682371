package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** Makes {@link OrganizationRecoveryCode}s. */
@AutoService(AuthenticatorFactory.class)
public final class OrganizationRecoveryCodeFactory implements OrganizationAuthenticatorFactory {

    static final String ID = "b2b-recovery-code";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Organization recovery code";
    }

    @Override
    public String getHelpText() {
        return "Asks for a recovery code where the organization takes one. To be used below the condition of the organization's second factor.";
    }

    @Override
    public String getReferenceCategory() {
        return RecoveryAuthnCodesCredentialModel.TYPE;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return true;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new OrganizationRecoveryCode(session);
    }
}
