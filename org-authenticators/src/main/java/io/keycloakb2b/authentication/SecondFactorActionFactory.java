package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes {@link SecondFactorAction}s. */
@AutoService(RequiredActionFactory.class)
public final class SecondFactorActionFactory implements OrganizationActionFactory {

    static final String ID = "b2b-second-factor";

    /** Leaves to the action what the flow cannot ask for. */
    static void takeOver(KeycloakSession session) {
        session.getContext().getAuthenticationSession().addRequiredAction(ID);
    }

    static List<RequiredActionFactory> only(KeycloakSession session) {
        return List.of((RequiredActionFactory)
                session.getKeycloakSessionFactory().getProviderFactory(RequiredActionProvider.class, ID));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Organization: prove or set up a second factor";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new SecondFactorAction();
    }
}
