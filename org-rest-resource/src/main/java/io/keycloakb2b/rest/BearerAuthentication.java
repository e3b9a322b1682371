package io.keycloakb2b.rest;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.access.Caller;
import io.keycloakb2b.command.SetUpScopes;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Reads the caller out of an access token that was issued for the organization API, and for nothing else. */
final class BearerAuthentication {

    private static final String ORGANIZATION_SCOPE = "organization:";
    private static final String ALL = "*";

    private final KeycloakSession session;

    BearerAuthentication(KeycloakSession session) {
        this.session = session;
    }

    Optional<Caller> caller() {
        RealmModel realm = session.getContext().getRealm();
        AuthResult result = new AppAuthManager.BearerTokenAuthenticator(session)
                .setRealm(realm)
                .setAudience(SetUpScopes.API_AUDIENCE)
                .authenticate();
        if (result == null) {
            return Optional.empty();
        }
        AccessToken token = result.token();
        Set<String> scopes =
                Set.of(Optional.ofNullable(token.getScope()).orElse("").split(" "));
        if (!scopes.contains(SetUpScopes.API) && !scopes.contains(SetUpScopes.API_MANAGE)) {
            return Optional.empty();
        }
        Optional<Binding> binding = binding(new RealmId(realm.getId()), scopes);
        if (binding.isEmpty()) {
            return Optional.empty();
        }
        Cors.builder()
                .auth()
                .allowedMethods("GET", "POST", "PUT", "PATCH", "DELETE")
                .checkAllowedOrigins(token)
                .add();
        return Optional.of(new Caller.Member(
                new RealmId(realm.getId()),
                new UserId(result.user().getId()),
                binding.get().organization(),
                scopes.contains(SetUpScopes.API_MANAGE),
                new Actor(
                        Optional.of(new UserId(result.user().getId())),
                        realm.getName(),
                        Optional.ofNullable(token.getIssuedFor()).orElse(""),
                        session.getContext().getConnection().getRemoteHost())));
    }

    /** Empty where the scope names an organization that is no more: such a token reaches nothing. */
    private Optional<Binding> binding(RealmId realm, Set<String> scopes) {
        Optional<String> alias = scopes.stream()
                .filter(scope -> scope.startsWith(ORGANIZATION_SCOPE))
                .map(scope -> scope.substring(ORGANIZATION_SCOPE.length()))
                .filter(named -> !named.equals(ALL))
                .findFirst();
        if (alias.isEmpty()) {
            return Optional.of(new Binding(Optional.empty()));
        }
        return session.getProvider(DecisionInputsProvider.class)
                .organizationByAlias(realm, alias.get())
                .map(organization -> new Binding(Optional.of(organization)));
    }

    /** The organization that a token is bound to, if any. */
    private record Binding(Optional<OrganizationId> organization) {}
}
