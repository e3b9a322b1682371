package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.OTPCredentialModel;

/** Makes {@link OrganizationOtp}s. */
@AutoService(AuthenticatorFactory.class)
public final class OrganizationOtpFactory implements OrganizationAuthenticatorFactory {

    static final String ID = "b2b-otp";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Organization one-time password";
    }

    @Override
    public String getHelpText() {
        return "Asks for a one-time password, or lets a person who has none set one up. To be used below the condition of the organization's second factor.";
    }

    @Override
    public String getReferenceCategory() {
        return OTPCredentialModel.TYPE;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return true;
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new OrganizationOtp();
    }
}
