package io.keycloakb2b.rest;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.utils.AuthorizeClientUtil;

/** Reads which client calls, by whatever credentials Keycloak takes from it at its own endpoints. */
final class ClientAuthentication {

    private final KeycloakSession session;

    ClientAuthentication(KeycloakSession session) {
        this.session = session;
    }

    /** Empty where nothing was proved: a public client has nothing to prove it with. */
    Optional<ClientModel> confidentialClient() {
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.INTROSPECT_TOKEN);
        try {
            return Optional.of(AuthorizeClientUtil.authorizeClient(session, event, null)
                            .getClient())
                    .filter(client -> !client.isPublicClient());
        } catch (WebApplicationException refused) {
            // Keycloak has written its event; the answer here has the form of all others
            return Optional.empty();
        }
    }
}
