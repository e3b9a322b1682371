package io.keycloakb2b.authentication;

import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.AllOrganizations;
import io.keycloakb2b.login.EnteredOrganizations;
import io.keycloakb2b.login.IssuedToken;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.LoginSituation;
import io.keycloakb2b.login.RequestedOrganizations;
import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.LoginPath;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.protocol.oidc.utils.OAuth2Code;
import org.keycloak.representations.AccessToken;

/** The last gate: every token of every grant is decided on, whatever flow led to it. */
final class TokenGate implements TokenPostProcessor {

    /** Grants that make their session in the request itself. */
    private static final Set<String> PROVED_IN_THE_REQUEST = Set.of(
            OAuth2Constants.PASSWORD,
            OAuth2Constants.CLIENT_CREDENTIALS,
            OAuth2Constants.CIBA_GRANT_TYPE,
            OAuth2Constants.JWT_AUTHORIZATION_GRANT);

    private final KeycloakSession session;

    TokenGate(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        UserModel user = userSession(context).getUser();
        if (user != null) {
            LoginInputs.of(session).ifPresent(inputs -> process(context, inputs, user));
        }
    }

    private void process(TokenPostProcessorContext context, LoginInputs inputs, UserModel user) {
        ClientModel client = context.clientSessionCtx().getClientSession().getClient();
        Optional<OrganizationId> granted = ActiveOrganization.named(inputs, context.clientSessionCtx(), scope(context));
        Set<String> vain = granted.isPresent() ? Set.of() : askedInVain(context, inputs, client, user);
        Set<OrganizationId> organizations = granted.map(Set::of).orElseGet(() -> known(inputs, vain));
        if (!vain.isEmpty() && organizations.isEmpty()) {
            new TokenRefusal(session, context).refuse(DenialReason.ORG_UNKNOWN, organizations);
        }
        LoginPath path = path(context, user);
        if (path.continues() && user.getServiceAccountClientLink() != null && organizations.isEmpty()) {
            return;
        }
        List<Proof> proofs = proofs(context);
        LoginDecision decision = inputs.decideBound(new LoginSituation(
                path,
                client,
                new RequestedOrganizations(
                        Set.of(),
                        false,
                        RequestedOrganizations.of(client, scope(context)).everything()),
                organizations,
                Optional.empty(),
                Optional.of(user),
                proofs,
                Optional.empty(),
                Optional.of(lastUse(context, proofs)),
                false,
                SessionProofs.postponed(userSession(context)),
                false));
        if (decision instanceof LoginDecision.Deny deny) {
            new TokenRefusal(session, context).refuse(deny.reason(), organizations);
        }
        if (granted.filter(organization -> !entered(context, inputs, organization))
                .isPresent()) {
            new TokenRefusal(session, context).refuse(DenialReason.METHOD_NOT_ALLOWED, organizations);
        }
        if (provedInTheRequest(context)) {
            new SessionProofs(session).keepProvedNow(userSession(context));
        }
        if (context.accessToken() != null
                && user.getServiceAccountClientLink() == null
                && !inputs.provesOwnFactor(user, proofs)) {
            CredentialChange.withhold(context.accessToken());
        }
        new EventOrganization(session).markGranted(granted);
        if (granted.isEmpty() && context.accessToken() != null) {
            AccessToken token = context.accessToken();
            all(context, inputs)
                    .claim(scope(context), Optional.of(IssuedToken.issuedAt(token)))
                    .removeInactive(token, OAuth2Constants.ORGANIZATION);
        }
    }

    /**
     * Whether an organization has been entered with the session, which a refresh alone does not do: the token of one for
     * all organizations may ask for a single one (RFC 6749, section 6), and the scope of another may mean one more than
     * it did, since the person has left the others. What a sign-in would ask is asked then.
     */
    private boolean entered(TokenPostProcessorContext context, LoginInputs inputs, OrganizationId organization) {
        EnteredOrganizations entered =
                new EnteredOrganizations(context.clientSessionCtx().getClientSession());
        if (context.requestRefreshToken() != null
                && !entered.holds(organization)
                && !all(context, inputs)
                        .admits(organization, Optional.of(IssuedToken.issuedAt(context.requestRefreshToken())))) {
            return false;
        }
        entered.add(organization);
        if (context.clientSessionCtx().isOfflineTokenRequested()) {
            offline(context).ifPresent(kept -> new EnteredOrganizations(kept).add(organization));
        }
        return true;
    }

    /** What an offline token goes on with: Keycloak has copied the session by now. */
    private Optional<AuthenticatedClientSessionModel> offline(TokenPostProcessorContext context) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(session.sessions()
                        .getOfflineUserSession(realm, userSession(context).getId()))
                .map(kept -> kept.getAuthenticatedClientSessionByClient(context.clientSessionCtx()
                        .getClientSession()
                        .getClient()
                        .getId()));
    }

    private AllOrganizations all(TokenPostProcessorContext context, LoginInputs inputs) {
        return new AllOrganizations(session, inputs, context.clientSessionCtx().getClientSession());
    }

    /**
     * Keycloak drops the scope of an organization that is gone, or that the person is no member of. An application (and
     * a service account) would take the answer for a yes without the organization, so the organization is asked about
     * all the same.
     */
    private static Set<String> askedInVain(
            TokenPostProcessorContext context, LoginInputs inputs, ClientModel client, UserModel user) {
        if (user.getServiceAccountClientLink() == null
                && !inputs.application(client).application()) {
            return Set.of();
        }
        return RequestedOrganizations.of(client, asked(context)).aliases();
    }

    private static Set<OrganizationId> known(LoginInputs inputs, Set<String> aliases) {
        return aliases.stream()
                .flatMap(alias -> inputs.inputs().organizationByAlias(inputs.realm(), alias).stream())
                .collect(Collectors.toSet());
    }

    /** What is redeemed knows its own scope; the note is the scope of whatever the client asked for last. */
    private static String asked(TokenPostProcessorContext context) {
        return Optional.ofNullable(context.requestRefreshToken())
                .map(AccessToken::getScope)
                .or(() -> Optional.ofNullable(context.code()).map(OAuth2Code::getScope))
                .or(() -> Optional.ofNullable(
                        context.clientSessionCtx().getClientSession().getNote(OAuth2Constants.SCOPE)))
                .orElse("");
    }

    /** A service account proves itself by the client's own credentials: only its membership is looked at. */
    private static LoginPath path(TokenPostProcessorContext context, UserModel user) {
        if (context.requestRefreshToken() != null || user.getServiceAccountClientLink() != null) {
            return LoginPath.REFRESH;
        }
        return TokenRefusal.passwordGrant(context) ? LoginPath.PASSWORD_GRANT : LoginPath.TOKEN;
    }

    private List<Proof> proofs(TokenPostProcessorContext context) {
        List<Proof> proofs = new SessionProofs(session).of(userSession(context));
        return provedInTheRequest(context)
                ? proofs.stream().map(proof -> proof.asOf(now())).toList()
                : proofs;
    }

    private static Instant lastUse(TokenPostProcessorContext context, List<Proof> proofs) {
        if (context.requestRefreshToken() != null) {
            return SessionProofs.lastUse(proofs, IssuedToken.issuedAt(context.requestRefreshToken()));
        }
        return provedInTheRequest(context)
                ? now()
                : Instant.ofEpochSecond(userSession(context).getLastSessionRefresh());
    }

    private static boolean provedInTheRequest(TokenPostProcessorContext context) {
        return PROVED_IN_THE_REQUEST.contains(TokenRefusal.grantType(context));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }

    private static String scope(TokenPostProcessorContext context) {
        return Optional.ofNullable(context.accessToken())
                .map(token -> token.getScope())
                .orElse("");
    }

    private static UserSessionModel userSession(TokenPostProcessorContext context) {
        return context.clientSessionCtx().getClientSession().getUserSession();
    }
}
