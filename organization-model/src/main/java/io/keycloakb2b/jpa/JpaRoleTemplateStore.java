package io.keycloakb2b.jpa;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.spi.RoleTemplateStore;
import java.util.List;
import java.util.Optional;

/** Custom roles of the realm. */
final class JpaRoleTemplateStore implements RoleTemplateStore {

    private final CustomRoles roles;
    private final Replacements replacements;

    JpaRoleTemplateStore(Rows rows) {
        this.roles = new CustomRoles(rows);
        this.replacements = new Replacements(rows);
    }

    @Override
    public List<CustomRole> all(RealmScope scope) {
        return roles.all(scope.realm(), Optional.empty());
    }

    @Override
    public Optional<CustomRole> find(RealmScope scope, OrganizationRoleId role) {
        return roles.find(scope.realm(), Optional.empty(), role);
    }

    @Override
    public Optional<CustomRole> named(RealmScope scope, RoleName name) {
        return roles.named(scope.realm(), Optional.empty(), name);
    }

    @Override
    public void insert(RealmScope scope, CustomRole role) {
        requireOfRealm(scope, role);
        roles.insert(scope.realm(), role, MAX_ROLES);
    }

    @Override
    public void update(RealmScope scope, CustomRole role) {
        requireOfRealm(scope, role);
        roles.update(scope.realm(), role);
    }

    @Override
    public void remove(RealmScope scope, CustomRole role) {
        requireOfRealm(scope, role);
        roles.remove(scope.realm(), role);
    }

    @Override
    public long uses(RealmScope scope, CustomRole role) {
        requireOfRealm(role);
        return replacements.count(scope.realm(), role);
    }

    @Override
    public void replace(RealmScope scope, CustomRole role, Optional<AssignedRole> replacement) {
        requireOfRealm(scope, role);
        replacements.run(scope.realm(), role, replacement);
    }

    private static void requireOfRealm(RealmScope scope, CustomRole role) {
        Checks.mayChange(scope);
        requireOfRealm(role);
    }

    private static void requireOfRealm(CustomRole role) {
        if (role.organization().isPresent()) {
            throw new IllegalArgumentException("The role belongs to an organization");
        }
    }
}
