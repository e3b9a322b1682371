package io.keycloakb2b.rest;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.Caller;
import io.keycloakb2b.command.CommandContext;
import io.keycloakb2b.command.PresentApiKey;
import io.keycloakb2b.command.SetUpScopes;
import io.keycloakb2b.login.Impersonation;
import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Reads the caller out of an access token that was issued for the organization API, and for nothing else, or out of an
 * API key.
 */
final class BearerAuthentication {

    private static final String ORGANIZATION_SCOPE = "organization:";
    private static final String ALL = "*";
    private static final String ORGANIZATION_CLAIM = "org_id";

    private final KeycloakSession session;

    BearerAuthentication(KeycloakSession session) {
        this.session = session;
    }

    Optional<Caller> caller() {
        RealmModel realm = session.getContext().getRealm();
        AppAuthManager.AuthHeader header = AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(
                session.getContext().getRequestHeaders());
        if (header != null && ApiKeySecret.claimed(header.getToken())) {
            return new PresentApiKey(new CommandContext(session))
                    .execute(header.getToken())
                    .map(this::machine);
        }
        if (header == null || !saysHowItIsSigned(header.getToken())) {
            return Optional.empty();
        }
        AuthResult result = new AppAuthManager.BearerTokenAuthenticator(session)
                .setRealm(realm)
                .setTokenString(header.getToken())
                .setAudience(SetUpScopes.API_AUDIENCE)
                .authenticate();
        if (result == null) {
            return Optional.empty();
        }
        AccessToken token = result.token();
        Set<String> scopes = Arrays.stream(
                        Optional.ofNullable(token.getScope()).orElse("").split(" ", -1))
                .collect(Collectors.toSet());
        if (!scopes.contains(SetUpScopes.API)) {
            return Optional.empty();
        }
        Optional<Binding> binding = binding(new RealmId(realm.getId()), token, scopes);
        if (binding.isEmpty()) {
            return Optional.empty();
        }
        allowOrigin(token);
        return Optional.of(new Caller.Member(
                new RealmId(realm.getId()),
                new UserId(result.user().getId()),
                binding.get().organization(),
                scopes.contains(SetUpScopes.API_MANAGE),
                new Actor(
                                Optional.of(new UserId(result.user().getId())),
                                realm.getName(),
                                Optional.ofNullable(token.getIssuedFor()).orElse(""),
                                session.getContext().getConnection().getRemoteHost())
                        .impersonatedBy(Impersonation.of(result.session()))));
    }

    private Caller machine(ApiKey key) {
        return new Caller.Machine(
                new RealmId(session.getContext().getRealm().getId()),
                key,
                Actor.apiKey(key.id(), session.getContext().getConnection().getRemoteHost()));
    }

    /** Pages of the origins that the token's client has may read the answer, and no others. */
    private static void allowOrigin(AccessToken token) {
        try {
            Cors.builder()
                    .auth()
                    .exposedHeaders(HttpHeaders.ETAG, KeyedRequests.REPLAYED)
                    .checkAllowedOrigins(token)
                    .add();
        } catch (ForbiddenException foreign) {
            throw RequestError.ORIGIN_NOT_ALLOWED.on("Origin", "is not one of the client's");
        }
    }

    /** Keycloak's own check stumbles over a token without an algorithm, before it could refuse it. */
    private static boolean saysHowItIsSigned(String token) {
        try {
            return new JWSInput(token).getHeader().getAlgorithm() != null;
        } catch (JWSInputException noToken) {
            return false;
        }
    }

    /** Empty where scopes name several organizations, or one that is no more: such a token reaches nothing. */
    private Optional<Binding> binding(RealmId realm, AccessToken token, Set<String> scopes) {
        if (token.getOtherClaims().get(ORGANIZATION_CLAIM) instanceof String claimed) {
            return Optional.of(new Binding(Optional.of(new OrganizationId(claimed))));
        }
        List<String> aliases = scopes.stream()
                .filter(scope -> scope.startsWith(ORGANIZATION_SCOPE))
                .map(scope -> scope.substring(ORGANIZATION_SCOPE.length()))
                .filter(named -> !named.equals(ALL))
                .toList();
        if (aliases.isEmpty()) {
            return Optional.of(new Binding(Optional.empty()));
        }
        if (aliases.size() > 1) {
            return Optional.empty();
        }
        return session.getProvider(DecisionInputsProvider.class)
                .organizationByAlias(realm, aliases.get(0))
                .map(organization -> new Binding(Optional.of(organization)));
    }

    /** The organization that a token is bound to, if any. */
    private record Binding(Optional<OrganizationId> organization) {}
}
