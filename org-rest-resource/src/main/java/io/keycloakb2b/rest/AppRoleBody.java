package io.keycloakb2b.rest;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.rest.openapi.About;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;

/**
 * An app role by the names that people know.
 *
 * @param application the public id of the client
 */
record AppRoleBody(
        @About(value = "The public id of the client", needed = true) Optional<String> application,
        @About(needed = true) Optional<String> appRole) {

    /** No application's; nobody was ever granted it. */
    private static final AssignedRole.AppRole NOBODYS = new AssignedRole.AppRole(new ClientId("-"), new RoleId("-"));

    /** Whoever may not know of applications gets the same answer for one that is not there as for one not granted. */
    AssignedRole.AppRole orNobodys(KeycloakSession session) {
        return find(session).orElse(NOBODYS);
    }

    /** Empty for an application that is not there and for a role that it does not have. */
    Optional<AssignedRole.AppRole> find(KeycloakSession session) {
        ClientModel client = session.clients()
                .getClientByClientId(session.getContext().getRealm(), Fields.required("application", application));
        RoleModel role = client == null ? null : client.getRole(Fields.required("appRole", appRole));
        return client == null || role == null
                ? Optional.empty()
                : Optional.of(new AssignedRole.AppRole(new ClientId(client.getId()), new RoleId(role.getId())));
    }
}
