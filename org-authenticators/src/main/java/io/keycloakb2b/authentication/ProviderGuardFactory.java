package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import io.keycloakb2b.command.SetUpFlows;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/** Makes {@link ProviderGuard}s, and puts one into every flow of its own that an organization's provider comes to name. */
@AutoService(AuthenticatorFactory.class)
public final class ProviderGuardFactory implements OrganizationAuthenticatorFactory {

    @Override
    public String getId() {
        return "b2b-provider-guard";
    }

    @Override
    public String getDisplayType() {
        return "Organization provider guard";
    }

    @Override
    public String getHelpText() {
        return "Refuses a first login whose e-mail address the organization's identity provider may not assert.";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
                new SetUpFlows(updated.getKeycloakSession())
                        .guard(updated.getRealm(), updated.getUpdatedIdentityProvider());
            }
        });
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new ProviderGuard();
    }
}
