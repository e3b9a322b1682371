package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link OrganizationDiscovery}s. */
@AutoService(AuthenticatorFactory.class)
public final class OrganizationDiscoveryFactory implements OrganizationAuthenticatorFactory {

    static final String ID = "b2b-discovery";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Organization discovery";
    }

    @Override
    public String getHelpText() {
        return "Asks for the user name or e-mail address, and sends the person to the identity provider or login method of the organization. Never tells whether an account exists.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new OrganizationDiscovery(session);
    }
}
