package io.keycloakb2b.rest;

import io.keycloakb2b.command.Patch;
import io.keycloakb2b.command.TeamChange;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.rest.openapi.About;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/** A team in a request. */
record TeamBody(
        @About("Needed for a new team") Optional<String> name,
        Optional<String> description,
        @About("The public id of the only client whose roles the team may hold") Patch<String> application) {

    TeamChange change(KeycloakSession session) {
        return new TeamChange(name, description, application.map(id -> client(session, id)));
    }

    /** One that is not there was granted to nobody. */
    private static ClientId client(KeycloakSession session, String clientId) {
        ClientModel client =
                session.clients().getClientByClientId(session.getContext().getRealm(), clientId);
        return new ClientId(client == null ? "-" : client.getId());
    }
}
