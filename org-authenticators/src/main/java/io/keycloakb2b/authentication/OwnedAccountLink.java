package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.OrganizationId;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;

/**
 * Links an account that is there already without asking for a proof, where nobody but its owner can be meant: the
 * organization owns the mail domain, its provider vouches for the address, the account has proved the same one (or
 * whoever made it beforehand would share it), and nobody else at the provider has it.
 */
final class OwnedAccountLink extends AbstractIdpAuthenticator {

    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        KeycloakSession session = context.getSession();
        UserModel account = getExistingUser(session, context.getRealm(), context.getAuthenticationSession());
        boolean owned = LoginInputs.of(session)
                .flatMap(inputs -> Optional.ofNullable(identity.getIdpConfig().getOrganizationId())
                        .map(OrganizationId::new)
                        .filter(owner -> inputs.joinings().owns(owner, Optional.ofNullable(serialized.getEmail()))))
                .isPresent();
        boolean same = KeptAddress.same(serialized.getEmail(), account.getEmail()) && account.isEmailVerified();
        if (owned && same && vouches(identity) && !known(session, account, identity.getIdpConfig())) {
            context.setUser(account);
            context.success();
        } else {
            context.attempted();
        }
    }

    /** As Keycloak judges it: a provider that is trusted with addresses may say of one that it is not verified. */
    private static boolean vouches(BrokeredIdentityContext identity) {
        boolean denied = Optional.ofNullable(identity.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN))
                .filter(JsonWebToken.class::isInstance)
                .map(token -> ((JsonWebToken) token).getOtherClaims().get(IDToken.EMAIL_VERIFIED))
                .filter(verified -> !Boolean.parseBoolean(verified.toString()))
                .isPresent();
        return identity.getIdpConfig().isTrustEmail() && !denied;
    }

    private static boolean known(KeycloakSession session, UserModel account, IdentityProviderModel provider) {
        RealmModel realm = session.getContext().getRealm();
        return session.users().getFederatedIdentity(realm, account, provider.getAlias()) != null;
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
