package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.resetcred.ResetCredentialEmail;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes {@link ResetEmail}s. */
@AutoService(AuthenticatorFactory.class)
public final class ResetEmailFactory implements OrganizationAuthenticatorFactory {

    static final String ID = "b2b-reset-email";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Organization reset e-mail";
    }

    @Override
    public String getHelpText() {
        return "Sends the link by which a person sets a new password. Where the owner of the mail domain requires single "
                + "sign-on, the mail says so instead, and no password is changed. The page is the same for everybody.";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return new ResetCredentialEmail().getConfigProperties();
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED};
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ResetEmail();
    }
}
