package io.keycloakb2b.rest;

import io.keycloakb2b.command.OrganizationRoleChange;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Permission;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** A custom organization role in a request. */
record OrganizationRoleBody(
        Optional<String> name,
        Optional<String> displayName,
        Optional<String> description,
        Optional<List<String>> permissions,
        Optional<List<AppRoleBody>> appRoles) {

    /** @param unknown what becomes of an app role that is not there */
    OrganizationRoleChange change(KeycloakSession session, OrganizationError unknown) {
        return new OrganizationRoleChange(
                name,
                displayName,
                description,
                permissions.map(words -> permissions()),
                appRoles.map(bodies -> appRoles(session, unknown)));
    }

    private Set<Permission> permissions() {
        Set<Permission> named = EnumSet.noneOf(Permission.class);
        for (String word : Fields.all("permissions", permissions, Permission.values().length)) {
            named.add(Permission.named(word)
                    .orElseThrow(
                            () -> OrganizationError.INVALID_VALUE.on("permissions", "there is no permission " + word)));
        }
        return named;
    }

    private Set<AssignedRole.AppRole> appRoles(KeycloakSession session, OrganizationError unknown) {
        Set<AssignedRole.AppRole> found = new LinkedHashSet<>();
        for (AppRoleBody body : Fields.all("appRoles", appRoles, OrganizationRoleChange.MAX_APP_ROLES)) {
            found.add(body.find(session).orElseThrow(() -> unknown.on("appRoles", rule(unknown))));
        }
        return found;
    }

    private static String rule(OrganizationError unknown) {
        return unknown == OrganizationError.ROLE_OUTSIDE_CEILING
                ? "the organization was not granted this app role"
                : "there is no such app role";
    }
}
