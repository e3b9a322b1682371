package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link ProviderGuard}s. */
@AutoService(AuthenticatorFactory.class)
public final class ProviderGuardFactory implements OrganizationAuthenticatorFactory {

    @Override
    public String getId() {
        return "b2b-provider-guard";
    }

    @Override
    public String getDisplayType() {
        return "Organization: addresses that a provider may assert";
    }

    @Override
    public String getHelpText() {
        return "Refuses a first login whose e-mail address the organization's identity provider may not assert.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ProviderGuard();
    }
}
