package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RoleId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the roles of invitations, with what they hold at this moment. A custom role that is gone is not answered. */
final class InvitedRoles {

    private static final String QUERY = "select r, c, p.clientId, p.roleId from B2bInvitationRole r"
            + " left join B2bOrganizationRole c on r.clientId is null and c.realmId = r.realmId and c.id = r.roleId"
            + " and (c.organizationId is null or c.organizationId = r.organizationId)"
            + " left join B2bOrganizationRoleAppRole p on p.realmId = c.realmId and p.organizationRoleId = c.id"
            + " where r.realmId = :realm and r.invitationId in :ids";

    private final Rows rows;

    InvitedRoles(Rows rows) {
        this.rows = rows;
    }

    /** By the id of the invitation. */
    Map<String, Set<AssignedRole>> of(Map<String, ?> realmAndIds) {
        Map<InvitationRoleEntity.Key, Found> found = new LinkedHashMap<>();
        for (Object[] row : rows.list(QUERY, Object[].class, realmAndIds)) {
            InvitationRoleEntity role = (InvitationRoleEntity) row[0];
            found.computeIfAbsent(role.key(), key -> new Found(role, (OrganizationRoleEntity) row[1], new HashSet<>()))
                    .add((String) row[2], (String) row[3]);
        }
        Map<String, Set<AssignedRole>> roles = new HashMap<>();
        found.values().forEach(each -> each.role()
                .ifPresent(role -> roles.computeIfAbsent(each.row().invitationId(), x -> new HashSet<>())
                        .add(role)));
        return roles;
    }

    private record Found(
            InvitationRoleEntity row, @Nullable OrganizationRoleEntity custom, Set<AssignedRole.AppRole> appRoles) {

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
