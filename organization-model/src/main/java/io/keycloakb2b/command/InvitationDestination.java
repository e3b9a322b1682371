package io.keycloakb2b.command;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.InvitationTerms;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.util.ResolveRelative;

/** Where somebody who accepts an invitation is sent: only ever to an address that is registered for the client. */
public final class InvitationDestination {

    private final KeycloakSession session;

    public InvitationDestination(KeycloakSession session) {
        this.session = session;
    }

    /** A page of a client. */
    public record Page(ClientModel client, String uri) {}

    /** Empty where the application is gone or has no address that is good for this. */
    public Optional<Page> of(InvitationTerms terms) {
        RealmModel realm = session.getContext().getRealm();
        Optional<ClientModel> client = terms.application()
                .map(ClientId::value)
                .map(id -> session.clients().getClientById(realm, id))
                .or(() -> Optional.ofNullable(realm.getClientByClientId(Constants.ACCOUNT_CONSOLE_CLIENT_ID)))
                .filter(ClientModel::isEnabled)
                .filter(ClientModel::isStandardFlowEnabled);
        return client.flatMap(found -> candidates(found, terms)
                .filter(uri -> uri.indexOf('*') < 0)
                .flatMap(uri -> Stream.ofNullable(RedirectUtils.verifyRedirectUri(session, uri, found)))
                .findFirst()
                .map(uri -> new Page(found, uri)));
    }

    /** What was asked for and nothing else; otherwise the client's own page, or an address it always comes back to. */
    private Stream<String> candidates(ClientModel client, InvitationTerms terms) {
        if (terms.redirectUri().isPresent()) {
            return terms.redirectUri().stream();
        }
        Stream<String> own = Stream.ofNullable(client.getBaseUrl())
                .filter(url -> !url.isBlank())
                .map(url -> ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), url));
        return Stream.concat(own, client.getRedirectUris().stream().sorted());
    }
}
