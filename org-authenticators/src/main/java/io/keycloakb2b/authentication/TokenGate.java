package io.keycloakb2b.authentication;

import io.keycloakb2b.login.ActiveOrganization;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.LoginSituation;
import io.keycloakb2b.login.RequestedOrganizations;
import io.keycloakb2b.login.SessionProofs;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.LoginPath;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Proof;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.Time;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;

/** The last gate: every token of every grant is decided on, whatever flow led to it. */
final class TokenGate implements TokenPostProcessor {

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
        Set<OrganizationId> organizations =
                granted.map(Set::of).orElseGet(() -> askedInVain(context, inputs, client, user));
        LoginPath path = path(context, user);
        if (path.continues() && user.getServiceAccountClientLink() != null && organizations.isEmpty()) {
            return;
        }
        List<Proof> proofs = new SessionProofs(session).of(userSession(context));
        LoginDecision decision = inputs.decideBound(new LoginSituation(
                path,
                client,
                new RequestedOrganizations(Set.of(), false, false),
                organizations,
                Optional.empty(),
                Optional.of(user),
                proofs,
                Optional.empty(),
                Optional.of(lastUse(context, proofs))));
        if (decision instanceof LoginDecision.Deny deny) {
            new TokenRefusal(session, context).refuse(deny.reason(), organizations);
        }
        new EventOrganization(session).markGranted(granted);
        if (granted.isEmpty() && context.accessToken() != null) {
            new NativeClaim(inputs, user).removeInactive(context.accessToken());
        }
    }

    /**
     * Keycloak drops the scope of an organization that the person is no member of. Where that would be taken for a
     * yes without the organization, the organization is asked about all the same. Only for grants without a page: in
     * a browser the login itself has decided.
     */
    private static Set<OrganizationId> askedInVain(
            TokenPostProcessorContext context, LoginInputs inputs, ClientModel client, UserModel user) {
        boolean serviceAccount = user.getServiceAccountClientLink() != null;
        boolean application = inputs.application(client).application();
        if (!serviceAccount && !(application && TokenRefusal.passwordGrant(context))) {
            return Set.of();
        }
        String asked = Optional.ofNullable(
                        context.clientSessionCtx().getClientSession().getNote(OAuth2Constants.SCOPE))
                .orElse("");
        return RequestedOrganizations.of(client, asked).aliases().stream()
                .flatMap(alias -> inputs.inputs().organizationByAlias(inputs.realm(), alias).stream())
                .collect(Collectors.toSet());
    }

    /** A service account proves itself by the client's own credentials: only its membership is looked at. */
    private static LoginPath path(TokenPostProcessorContext context, UserModel user) {
        if (context.requestRefreshToken() != null || user.getServiceAccountClientLink() != null) {
            return LoginPath.REFRESH;
        }
        return TokenRefusal.passwordGrant(context) ? LoginPath.PASSWORD_GRANT : LoginPath.TOKEN;
    }

    /** A refresh token is as old as itself, however new the proof in its session may be. */
    private static Instant lastUse(TokenPostProcessorContext context, List<Proof> proofs) {
        if (context.requestRefreshToken() == null) {
            return Instant.ofEpochSecond(userSession(context).getLastSessionRefresh());
        }
        Instant issued = Instant.ofEpochSecond(
                Optional.ofNullable(context.requestRefreshToken().getIat()).orElse((long) Time.currentTime()));
        return proofs.stream()
                .map(Proof::at)
                .filter(proved -> sameSecond(proved, issued))
                .max(Comparator.naturalOrder())
                .orElse(issued);
    }

    /** Tokens know their moment to the second only; one of a login of that second is as old as the login. */
    private static boolean sameSecond(Instant one, Instant other) {
        return one.getEpochSecond() == other.getEpochSecond();
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
