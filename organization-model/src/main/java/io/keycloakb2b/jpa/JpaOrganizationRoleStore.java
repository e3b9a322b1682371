package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.spi.OrganizationRoleStore;
import java.util.List;
import java.util.Optional;

/** Custom roles of one organization, beside those of the realm. */
final class JpaOrganizationRoleStore implements OrganizationRoleStore {

    private final CustomRoles roles;
    private final Replacements replacements;

    JpaOrganizationRoleStore(Rows rows) {
        this.roles = new CustomRoles(rows);
        this.replacements = new Replacements(rows);
    }

    @Override
    public List<CustomRole> usable(OrganizationScope scope) {
        return roles.all(scope.realm(), Optional.of(scope.organization()));
    }

    @Override
    public Optional<CustomRole> find(OrganizationScope scope, OrganizationRoleId role) {
        return roles.find(scope.realm(), Optional.of(scope.organization()), role);
    }

    @Override
    public Optional<CustomRole> named(OrganizationScope scope, RoleName name) {
        return roles.named(scope.realm(), Optional.of(scope.organization()), name);
    }

    @Override
    public void insert(OrganizationScope scope, CustomRole role) {
        requireOwn(scope, role);
        roles.insert(scope.realm(), role, MAX_ROLES);
    }

    @Override
    public void update(OrganizationScope scope, CustomRole role) {
        requireOwn(scope, role);
        roles.update(scope.realm(), role);
    }

    @Override
    public void remove(OrganizationScope scope, CustomRole role) {
        requireOwn(scope, role);
        roles.remove(scope.realm(), role);
    }

    @Override
    public long uses(OrganizationScope scope, CustomRole role) {
        requireOwn(scope, role);
        return replacements.count(scope.realm(), role);
    }

    @Override
    public void replace(OrganizationScope scope, CustomRole role, Optional<AssignedRole> replacement) {
        requireOwn(scope, role);
        replacements.run(scope.realm(), role, replacement);
    }

    private static void requireOwn(OrganizationScope scope, CustomRole role) {
        Checks.own(
                scope,
                role.organization().orElseThrow(() -> new IllegalArgumentException("The role belongs to the realm")));
    }
}
