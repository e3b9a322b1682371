package io.keycloakb2b.login;

import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.LoginPath;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionModel.SessionPersistenceState;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Going on in another organization (LOGIN.md, stage 8): what a login there would say to the session at hand, and the
 * request that begins that login. Changes nothing and lets nobody in: the login itself decides once more.
 */
public final class OrganizationSwitch {

    /** Longest address to come back to, in characters. */
    private static final int LONGEST_URI = 2000;

    /** Longest scope, in characters. */
    private static final int LONGEST_SCOPE = 2000;

    /** RFC 6749, section 3.3. */
    private static final Pattern SCOPE =
            Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]+(?: [\\x21\\x23-\\x5b\\x5d-\\x7e]+)*");

    private final KeycloakSession session;
    private final LoginInputs inputs;

    public OrganizationSwitch(KeycloakSession session) {
        this.session = session;
        this.inputs = LoginInputs.of(session).orElseThrow();
    }

    /**
     * Where somebody wants to go on.
     *
     * @param redirectUri registered for the client
     * @param scope names one organization and no other
     */
    public record Destination(ClientModel client, String redirectUri, String scope) {}

    /**
     * @param clientId the public id of the client
     * @param scope what else to ask for; what it says about organizations is replaced
     * @throws OrganizationException {@code APPLICATION_UNKNOWN} for a client that people do not sign in to, or that
     *     takes no organizations; {@code INVALID_VALUE} for an address that is not registered for it, or no scope
     */
    public Destination destination(Organization organization, String clientId, String redirectUri, String scope) {
        ClientModel client = client(clientId);
        if (redirectUri.length() > LONGEST_URI
                || redirectUri.indexOf('*') >= 0
                || RedirectUtils.verifyRedirectUri(session, redirectUri, client) == null) {
            throw OrganizationError.INVALID_VALUE.on("redirectUri", "must be registered for the application");
        }
        if (scope.length() > LONGEST_SCOPE || !SCOPE.matcher(scope).matches()) {
            throw OrganizationError.INVALID_VALUE.on("scope", "must be scopes with one space between them");
        }
        String bound = RequestedOrganizations.bound(client, scope, organization.alias(), true);
        if (RequestedOrganizations.of(client, bound).nothing()) {
            throw OrganizationError.APPLICATION_UNKNOWN.on("application", "takes no organizations");
        }
        return new Destination(client, redirectUri, bound);
    }

    private ClientModel client(String clientId) {
        return Optional.ofNullable(session.clients().getClientByClientId(realm(), clientId))
                .filter(ClientModel::isEnabled)
                .filter(client -> !client.isBearerOnly() && client.isStandardFlowEnabled())
                .filter(client -> OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()))
                .orElseThrow(() -> OrganizationError.APPLICATION_UNKNOWN.on(
                        "application", "people do not sign in to such a client"));
    }

    /** What a login would say at this moment to the session of the caller's token. */
    public LoginDecision decide(UserModel user, Destination to) {
        Optional<UserSessionModel> going = browserSession();
        return inputs.decide(new LoginSituation(
                LoginPath.BROWSER,
                to.client(),
                RequestedOrganizations.of(to.client(), to.scope()),
                Set.of(),
                Optional.empty(),
                Optional.of(user),
                going.map(new SessionProofs(session)::carriedOn).orElse(List.of()),
                Optional.empty(),
                going.map(UserSessionModel::getLastSessionRefresh).map(Instant::ofEpochSecond),
                false,
                going.map(SessionProofs::postponed).orElse(Set.of()),
                false));
    }

    /** The authorization request (RFC 6749, section 4.1.1), but for what is the client's own: state, nonce, PKCE. */
    public URI authorizationRequest(Destination to) {
        return OIDCLoginProtocolService.authUrl(session.getContext().getUri())
                .queryParam(OAuth2Constants.CLIENT_ID, "{client}")
                .queryParam(OAuth2Constants.REDIRECT_URI, "{redirect}")
                .queryParam(OAuth2Constants.RESPONSE_TYPE, OAuth2Constants.CODE)
                .queryParam(OAuth2Constants.SCOPE, "{scope}")
                .build(realm().getName(), to.client().getClientId(), to.redirectUri(), to.scope());
    }

    /** Empty for a service account, and for an offline session that has outlived the browser's. */
    private Optional<UserSessionModel> browserSession() {
        return Optional.ofNullable(session.getContext().getUserSession())
                .map(this::online)
                .filter(OrganizationSwitch::began)
                .filter(found -> AuthenticationManager.isSessionValid(realm(), found));
    }

    /** An offline session has the id of the one that it began in. */
    private @Nullable UserSessionModel online(UserSessionModel found) {
        return found.isOffline() ? session.sessions().getUserSession(realm(), found.getId()) : found;
    }

    /** Whether there is more to it than the token at hand: an exchanged token has a copy of the session it came from. */
    private static boolean began(UserSessionModel userSession) {
        return userSession.getPersistenceState() != SessionPersistenceState.TRANSIENT
                || Constants.CREATED_FROM_PERSISTENT_ONLINE.equals(
                        userSession.getNote(Constants.CREATED_FROM_PERSISTENT));
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
