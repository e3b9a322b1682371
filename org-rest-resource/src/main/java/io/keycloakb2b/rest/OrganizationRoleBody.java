package io.keycloakb2b.rest;

import io.keycloakb2b.command.OrganizationRoleChange;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** A custom organization role in a request. */
record OrganizationRoleBody(
        @About("Needed for a new role; no built-in role's in any case or script") Optional<String> name,
        Optional<String> displayName,
        Optional<String> description,
        @About("Words such as members:read") Optional<List<String>> permissions,
        Optional<List<AppRoleBody>> appRoles) {

    OrganizationRoleChange change(KeycloakSession session) {
        return new OrganizationRoleChange(
                name,
                displayName,
                description,
                permissions.map(words -> namedPermissions()),
                appRoles.map(bodies -> foundAppRoles(session)));
    }

    private Set<Permission> namedPermissions() {
        Set<Permission> named = EnumSet.noneOf(Permission.class);
        for (String word : Fields.all("permissions", permissions, Permission.values().length)) {
            named.add(Permission.named(word)
                    .orElseThrow(
                            () -> OrganizationError.INVALID_VALUE.on("permissions", "there is no permission " + word)));
        }
        return named;
    }

    private Set<AssignedRole.AppRole> foundAppRoles(KeycloakSession session) {
        Set<AssignedRole.AppRole> found = new LinkedHashSet<>();
        Fields.all("appRoles", appRoles, OrganizationRoleChange.MAX_APP_ROLES)
                .forEach(body -> found.add(body.orNobodys(session)));
        return found;
    }
}
