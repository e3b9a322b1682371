package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.ProviderAlias;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

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
                        .flatMap(owner -> obstacle(context, inputs, identity, owner, serialized.getEmail())));
        obstacle.ifPresentOrElse(reason -> Denial.show(context, reason), context::success);
    }

    private static Optional<DenialReason> obstacle(
            AuthenticationFlowContext context,
            LoginInputs inputs,
            BrokeredIdentityContext identity,
            OrganizationId owner,
            @Nullable String asserted) {
        Optional<String> email = Optional.ofNullable(asserted);
        ProviderAlias provider = new ProviderAlias(identity.getIdpConfig().getAlias());
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        return inputs.joinings()
                .obstacleToAsserting(owner, email, CarriedInvitation.of(authSession))
                .or(() -> LoginAttempt.of(context.getSession(), authSession)
                        .filter(attempt -> !attempt.takes(provider, owner, email))
                        .map(attempt -> DenialReason.IDP_ORG_MISMATCH));
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
