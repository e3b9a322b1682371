package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.RoleId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads assignments with everything that they give, in one query. One of a custom role that is gone, or is another
 * organization's, gives nothing and is not answered.
 */
final class Assignments {

    private static final String QUERY = "select a, c, p.clientId, p.roleId from B2bAssignment a"
            + " left join B2bOrganizationRole c on a.clientId is null and c.realmId = a.realmId and c.id = a.roleId"
            + " and (c.organizationId is null or c.organizationId = a.organizationId)"
            + " left join B2bOrganizationRoleAppRole p on p.realmId = c.realmId and p.organizationRoleId = c.id"
            + " where ";

    private final Rows rows;

    Assignments(Rows rows) {
        this.rows = rows;
    }

    /** @param condition over the assignment {@code a} */
    List<RoleAssignment> list(String condition, Map<String, ?> parameters) {
        Map<String, Found> found = new LinkedHashMap<>();
        for (Object[] row : rows.list(QUERY + condition + " order by a.grantedAt, a.key", Object[].class, parameters)) {
            AssignmentEntity assignment = (AssignmentEntity) row[0];
            found.computeIfAbsent(
                            assignment.key(),
                            key -> new Found(assignment, (OrganizationRoleEntity) row[1], new HashSet<>()))
                    .add((String) row[2], (String) row[3]);
        }
        return found.values().stream()
                .flatMap(each -> each.assignment().stream())
                .toList();
    }

    private record Found(
            AssignmentEntity row, @Nullable OrganizationRoleEntity custom, Set<AssignedRole.AppRole> appRoles) {

        void add(@Nullable String client, @Nullable String role) {
            if (client != null && role != null) {
                appRoles.add(new AssignedRole.AppRole(new ClientId(client), new RoleId(role)));
            }
        }

        Optional<RoleAssignment> assignment() {
            return role().map(row::assignment);
        }

        private Optional<AssignedRole> role() {
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
