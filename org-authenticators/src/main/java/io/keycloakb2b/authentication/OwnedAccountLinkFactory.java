package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;

/** Makes {@link OwnedAccountLink}s. */
@AutoService(AuthenticatorFactory.class)
public final class OwnedAccountLinkFactory implements OrganizationAuthenticatorFactory {

    @Override
    public String getId() {
        return "b2b-owned-account-link";
    }

    @Override
    public String getDisplayType() {
        return "Organization link of owned accounts";
    }

    @Override
    public String getHelpText() {
        return "Links the account that has the address already, without a further proof, where the organization of the identity provider owns the mail domain and the account's address is verified. To be used after the step that makes accounts, and before those that ask for a proof.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new OwnedAccountLink();
    }
}
