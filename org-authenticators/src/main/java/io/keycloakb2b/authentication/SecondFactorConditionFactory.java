package io.keycloakb2b.authentication;

import com.google.auto.service.AutoService;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes {@link SecondFactorCondition}s. */
@AutoService(AuthenticatorFactory.class)
public final class SecondFactorConditionFactory implements ConditionalAuthenticatorFactory {

    static final String ID = "b2b-condition-mfa";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Condition - organization asks for a second factor";
    }

    @Override
    public String getHelpText() {
        return "Runs the flow only where the organization, the application or the owner of the mail domain asks for a "
                + "second factor that the session has not proved.";
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return new SecondFactorCondition();
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
