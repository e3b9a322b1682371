package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.spi.DefaultRoleStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Roles that everybody gets who joins an organization. */
final class JpaDefaultRoleStore implements DefaultRoleStore {

    private final Rows rows;
    private final CustomRoles customRoles;

    JpaDefaultRoleStore(Rows rows) {
        this.rows = rows;
        this.customRoles = new CustomRoles(rows);
    }

    @Override
    public List<AssignedRole> all(OrganizationScope scope) {
        List<DefaultRoleEntity> found = rows.list(
                "select d from B2bDefaultRole d where d.realmId = :realm and d.organizationId = :org",
                DefaultRoleEntity.class,
                Checks.parameters(scope));
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, CustomRole> custom = customRoles.all(scope.realm(), Optional.of(scope.organization())).stream()
                .collect(Collectors.toMap(role -> role.id().value(), Function.identity()));
        return found.stream().flatMap(row -> role(row.role(), custom).stream()).toList();
    }

    @Override
    public void replace(OrganizationScope scope, Collection<AssignedRole> roles) {
        rows.execute(
                "delete from B2bDefaultRole d where d.realmId = :realm and d.organizationId = :org",
                Checks.parameters(scope));
        roles.forEach(role ->
                rows.put(new DefaultRoleEntity(scope.realm(), scope.organization(), role), Checks::concurrentChange));
    }

    /** Empty for a custom role that is gone. */
    private static Optional<AssignedRole> role(RoleColumns columns, Map<String, CustomRole> custom) {
        if (columns.clientId() != null) {
            return Optional.of(
                    new AssignedRole.AppRole(new ClientId(columns.clientId()), new RoleId(columns.roleId())));
        }
        return Optional.ofNullable(custom.get(columns.roleId()))
                .<AssignedRole>map(AssignedRole.OrganizationRole::new)
                .or(() -> BuiltInRole.named(columns.roleId()).map(AssignedRole.OrganizationRole::new));
    }
}
