package io.keycloakb2b.token;

import io.keycloakb2b.login.AllOrganizations;
import io.keycloakb2b.login.NativeClaim;
import io.keycloakb2b.login.TokensInTheMaking;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationMembershipMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/** What Keycloak's own mappers may say about a person's organizations. */
record ActiveMemberships(KeycloakSession session, UserSessionModel userSession) {

    /** Takes the others out of the claim, whatever it is called in these scopes. */
    void keep(IDToken token, ClientSessionContext context) {
        claim(token, context).ifPresent(claim -> context.getProtocolMappersStream()
                .filter(mapper -> OrganizationMembershipMapper.PROVIDER_ID.equals(mapper.getProtocolMapper()))
                .map(ActiveMemberships::claimName)
                .distinct()
                .forEach(name -> claim.removeInactive(token, name)));
    }

    /** Empty in a realm that has not been set up, and for a session of nobody. */
    private Optional<NativeClaim> claim(IDToken token, ClientSessionContext context) {
        return TokensInTheMaking.of(session, context)
                .map(TokensInTheMaking::inputs)
                .filter(inputs -> userSession.getUser() != null)
                .map(inputs -> new AllOrganizations(session, inputs, context.getClientSession()))
                .map(all -> all.claim(
                        scope(token, context),
                        Optional.ofNullable(token.getIat()).map(Instant::ofEpochSecond)));
    }

    /** Of a token that is introspected, the scope is in the token: the asking client may have another. */
    private static String scope(IDToken token, ClientSessionContext context) {
        return token instanceof AccessToken access && access.getScope() != null
                ? access.getScope()
                : context.getScopeString(true);
    }

    private static String claimName(ProtocolMapperModel mapper) {
        return Optional.ofNullable(mapper.getConfig().get(OIDCAttributeMapperHelper.TOKEN_CLAIM_NAME))
                .filter(name -> !name.isBlank())
                .orElse(OAuth2Constants.ORGANIZATION);
    }
}
