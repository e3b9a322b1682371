package io.keycloakb2b.authentication;

import io.keycloakb2b.organization.UsableProvider;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.IdentityProviderAuthenticator;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** Sends a login to an identity provider, as native Keycloak does. */
final class ProviderRedirect extends IdentityProviderAuthenticator {

    void to(AuthenticationFlowContext context, UsableProvider provider, Optional<String> loginHint) {
        String hint = loginHint.orElseGet(
                () -> context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM));
        redirect(context, provider.alias().value(), hint);
    }
}
