package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.SecondFactor;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A recovery code as a second factor. */
final class OrganizationRecoveryCode extends RecoveryAuthnCodesFormAuthenticator {

    OrganizationRecoveryCode(KeycloakSession session) {
        super(session);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        SecondFactorChoice.limit(context);
        super.authenticate(context);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        SecondFactorChoice.answered(context);
        super.action(context);
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return super.configuredFor(session, realm, user)
                && SecondFactorChoice.asked(session, SecondFactor.RECOVERY_CODE);
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        SecondFactorActionFactory.takeOver(session);
    }

    @Override
    public List<RequiredActionFactory> getRequiredActions(KeycloakSession session) {
        return SecondFactorActionFactory.only(session);
    }
}
