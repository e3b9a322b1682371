package io.keycloakb2b.rest;

import io.keycloakb2b.organization.RoleGroup;
import java.util.List;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * A role group as it leaves.
 *
 * @param application the internal id of the client
 * @param appRoles names, sorted
 */
record RoleGroupView(
        String id, String application, String name, String displayName, String description, List<String> appRoles) {

    static RoleGroupView of(KeycloakSession session, RoleGroup group) {
        RealmModel realm = session.getContext().getRealm();
        List<String> roles = group.appRoles().stream()
                .map(role -> session.roles().getRoleById(realm, role.value()))
                .filter(Objects::nonNull)
                .map(RoleModel::getName)
                .sorted()
                .toList();
        return new RoleGroupView(
                group.id().value(),
                group.client().value(),
                group.name(),
                group.displayName(),
                group.description(),
                roles);
    }
}
