package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads roles that are not assigned but kept with something else, such as an invitation: with what they hold at this
 * moment. A custom role that is gone is not answered.
 */
final class CarriedRoles {

    private final Rows rows;
    private final String query;

    /**
     * @param table the entity of the rows, a {@link Carried}
     * @param carrier its attribute with the id of what the roles are kept with
     */
    CarriedRoles(Rows rows, String table, String carrier) {
        this.rows = rows;
        this.query = "select r, c, p.clientId, p.roleId from " + table + " r"
                + " left join B2bOrganizationRole c on r.clientId is null and c.realmId = r.realmId and c.id = r.roleId"
                + " and (c.organizationId is null or c.organizationId = r.organizationId)"
                + " left join B2bOrganizationRoleAppRole p on p.realmId = c.realmId and p.organizationRoleId = c.id"
                + " where r.realmId = :realm and r." + carrier + " in :ids";
    }

    /** By the id of what they are kept with. */
    Map<String, Set<AssignedRole>> of(RealmId realm, List<String> ids) {
        Map<Object, Found> found = new LinkedHashMap<>();
        for (Object[] row : rows.list(query, Object[].class, Map.of("realm", realm.value(), "ids", ids))) {
            Carried role = (Carried) row[0];
            found.computeIfAbsent(role.key(), key -> new Found(role, (OrganizationRoleEntity) row[1], new HashSet<>()))
                    .add((String) row[2], (String) row[3]);
        }
        Map<String, Set<AssignedRole>> roles = new HashMap<>();
        found.values().forEach(each -> each.role()
                .ifPresent(role -> roles.computeIfAbsent(each.row().carrier(), x -> new HashSet<>())
                        .add(role)));
        return roles;
    }

    /** A row with a role. */
    interface Carried {

        /** The id of what the role is kept with. */
        String carrier();

        RoleColumns role();

        Object key();
    }

    private record Found(Carried row, @Nullable OrganizationRoleEntity custom, Set<AssignedRole.AppRole> appRoles) {

        void add(@Nullable String client, @Nullable String role) {
            if (client != null && role != null) {
                appRoles.add(new AssignedRole.AppRole(new ClientId(client), new RoleId(role)));
            }
        }

        Optional<AssignedRole> role() {
            RoleColumns columns = row.role();
            if (columns.clientId() != null) {
                return Optional.of(
                        new AssignedRole.AppRole(new ClientId(columns.clientId()), new RoleId(columns.roleId())));
            }
            if (custom != null) {
                return Optional.of(new AssignedRole.OrganizationRole(custom.role(appRoles)));
            }
            return BuiltInRole.named(columns.roleId()).map(AssignedRole.OrganizationRole::new);
        }
    }
}
