package io.keycloakb2b.rest;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.Permission;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;

/**
 * An organization role as it leaves.
 *
 * @param id the name, for a built-in role
 * @param owner {@code built-in}, {@code realm} or {@code organization}: who may change it
 */
record OrganizationRoleView(
        String id,
        String name,
        String displayName,
        String description,
        String owner,
        List<String> permissions,
        List<AppRoleView> appRoles) {

    /** @param shown the app roles that whoever asks may know of */
    static OrganizationRoleView of(
            KeycloakSession session, OrganizationRole role, Predicate<AssignedRole.AppRole> shown) {
        List<AppRoleView> appRoles = role.appRoles().stream()
                .filter(shown)
                .flatMap(appRole -> AppRoleView.of(session, appRole).stream())
                .sorted(Comparator.comparing(AppRoleView::application).thenComparing(AppRoleView::appRole))
                .toList();
        return role instanceof CustomRole custom
                ? new OrganizationRoleView(
                        custom.id().value(),
                        custom.word(),
                        custom.displayName(),
                        custom.description(),
                        custom.organization().isPresent() ? "organization" : "realm",
                        permissions(role),
                        appRoles)
                : new OrganizationRoleView(
                        role.word(), role.word(), role.word(), "", "built-in", permissions(role), appRoles);
    }

    static List<String> permissions(OrganizationRole role) {
        return role.permissions().stream().map(Permission::word).sorted().toList();
    }
}
