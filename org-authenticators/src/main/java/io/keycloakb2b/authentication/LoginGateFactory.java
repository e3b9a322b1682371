package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes {@link LoginGate}s. */
@AutoService(RequiredActionFactory.class)
public final class LoginGateFactory implements OrganizationActionFactory {

    static final String ID = "b2b-login-gate";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Organization: decide on the login";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new LoginGate();
    }
}
