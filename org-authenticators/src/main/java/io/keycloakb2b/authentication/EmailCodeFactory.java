package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes {@link EmailCode}s. */
@AutoService(AuthenticatorFactory.class)
public final class EmailCodeFactory implements OrganizationAuthenticatorFactory {

    static final String ID = "b2b-email-code";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Organization e-mailed code";
    }

    @Override
    public String getHelpText() {
        return "Sends a one-time code to the person's e-mail address, as a first factor beside the password. Refused on "
                + "the server where the organization or the owner of the mail domain wants another login method. Needs "
                + "the realm's mail server, and an alternative beside it where passwords are allowed too.";
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return EmailCodeSettings.properties();
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new EmailCode();
    }
}
