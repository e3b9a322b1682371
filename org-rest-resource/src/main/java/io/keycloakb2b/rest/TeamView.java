package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Team;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/**
 * A team as it leaves.
 *
 * @param path the names of the groups above it and its own, each after a slash
 * @param application the public id of the only client whose roles it may hold
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TeamView(String id, String name, String description, String path, Optional<String> application) {

    static TeamView of(Desk desk, OrganizationScope scope, Team team) {
        return new TeamView(
                team.id().value(),
                team.name(),
                team.description(),
                path(desk, scope, team),
                team.application()
                        .map(client -> desk.session()
                                .clients()
                                .getClientById(desk.session().getContext().getRealm(), client.value()))
                        .map(ClientModel::getClientId));
    }

    private static String path(Desk desk, OrganizationScope scope, Team team) {
        StringBuilder path = new StringBuilder("/" + team.name());
        Optional<Team> above =
                team.parent().flatMap(parent -> desk.stores().teams().find(scope, parent));
        while (above.isPresent()) {
            path.insert(0, "/" + above.get().name());
            above = above.get().parent().flatMap(parent -> desk.stores().teams().find(scope, parent));
        }
        return path.toString();
    }
}
