package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Stands before everything that a first login through an identity provider makes or links: an organization's provider
 * speaks for the organization's own mail domains, and for guests who have proved the mailbox by an invitation.
 */
final class ProviderGuard extends AbstractIdpAuthenticator {

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        Optional<DenialReason> obstacle = LoginInputs.of(context.getSession())
                .flatMap(inputs -> Optional.ofNullable(identity.getIdpConfig().getOrganizationId())
                        .map(OrganizationId::new)
                        .flatMap(owner -> inputs.joinings()
                                .obstacleToAsserting(
                                        owner,
                                        Optional.ofNullable(serialized.getEmail()),
                                        CarriedInvitation.of(context.getAuthenticationSession()))));
        obstacle.ifPresentOrElse(reason -> Denial.show(context, reason), context::success);
    }

    @Override
    protected void actionImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        authenticateImpl(context, serialized, identity);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }
}
