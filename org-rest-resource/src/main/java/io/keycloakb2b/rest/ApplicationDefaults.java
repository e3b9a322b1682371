package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.DefaultRoles;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;

/** The app roles that new members of an organization get, by application. */
final class ApplicationDefaults {

    private final Desk desk;
    private final OrganizationScope scope;

    ApplicationDefaults(Desk desk, OrganizationScope scope) {
        this.desk = desk;
        this.scope = scope;
    }

    /** Those of every application, to be asked for once and told apart by {@link #names}. */
    List<AssignedRole> all() {
        return command().all(scope);
    }

    /** The names of those of one application, sorted. */
    List<String> names(List<AssignedRole> all, ClientId client) {
        return all.stream()
                .filter(AssignedRole.AppRole.class::isInstance)
                .map(AssignedRole.AppRole.class::cast)
                .filter(role -> role.client().equals(client))
                .flatMap(role -> AppRoleView.of(desk.session(), role).stream())
                .map(AppRoleView::appRole)
                .sorted()
                .toList();
    }

    /** A role that is not there lies outside every ceiling. */
    void replace(ClientModel client, Set<String> names) {
        Set<AssignedRole.AppRole> appRoles =
                Fields.all("defaultRoles", Optional.of(names), DefaultRoles.MAX_ROLES).stream()
                        .map(name -> new AppRoleBody(Optional.of(client.getClientId()), Optional.of(name))
                                .orNobodys(desk.session()))
                        .collect(Collectors.toSet());
        command().replaceOf(scope, desk.granter(scope.organization()), new ClientId(client.getId()), appRoles);
    }

    private DefaultRoles command() {
        return new DefaultRoles(desk.commands());
    }
}
