package io.keycloakb2b.rest;

import io.keycloakb2b.organization.AssignedRole;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * An app role as it leaves.
 *
 * @param application the public id of the client
 * @param displayName the role's description, or its name where it has none
 */
record AppRoleView(String application, String appRole, String displayName) {

    /** Empty where Keycloak has just removed it. */
    static Optional<AppRoleView> of(KeycloakSession session, AssignedRole.AppRole appRole) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client =
                session.clients().getClientById(realm, appRole.client().value());
        RoleModel role = session.roles().getRoleById(realm, appRole.role().value());
        return client == null || role == null
                ? Optional.empty()
                : Optional.of(new AppRoleView(client.getClientId(), role.getName(), displayName(role)));
    }

    private static String displayName(RoleModel role) {
        String description = role.getDescription();
        return description == null || description.isBlank() ? role.getName() : description;
    }
}
