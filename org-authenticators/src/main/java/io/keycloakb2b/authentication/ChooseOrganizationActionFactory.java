package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes {@link ChooseOrganizationAction}s. */
@AutoService(RequiredActionFactory.class)
public final class ChooseOrganizationActionFactory implements OrganizationActionFactory {

    static final String ID = "b2b-select-organization";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Organization: choose one";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new ChooseOrganizationAction();
    }
}
