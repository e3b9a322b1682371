package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the organizations of a path were given of an application. */
final class Grants {

    private final Rows rows;

    Grants(Rows rows) {
        this.rows = rows;
    }

    List<ApplicationLevel> levels(RealmId realm, OrganizationPath path, ClientId client) {
        Map<String, Object> parameters = new HashMap<>(Paths.parameters(realm, path));
        parameters.put("client", client.value());
        Map<String, GrantStatus> statuses = statuses(parameters);
        Map<String, Set<RoleId>> granted = new HashMap<>();
        Map<String, Set<RoleId>> exposed = new HashMap<>();
        collectRoles(parameters, granted, exposed);
        return path.rootFirst().stream()
                .map(step -> step.id().value())
                .map(id -> new ApplicationLevel(
                        Optional.ofNullable(statuses.get(id)),
                        granted.getOrDefault(id, Set.of()),
                        exposed.getOrDefault(id, Set.of())))
                .toList();
    }

    private Map<String, GrantStatus> statuses(Map<String, Object> parameters) {
        Map<String, GrantStatus> statuses = new HashMap<>();
        rows.list(
                        "select g from B2bApplicationGrant g where g.realmId = :realm"
                                + " and g.organizationId in :path and g.clientId = :client",
                        ApplicationGrantEntity.class,
                        parameters)
                .forEach(row -> statuses.put(
                        row.grant().organization().value(), row.grant().status()));
        return statuses;
    }

    private void collectRoles(
            Map<String, Object> parameters, Map<String, Set<RoleId>> granted, Map<String, Set<RoleId>> exposed) {
        List<Object[]> found = rows.list(
                "select g.organizationId, r.roleId, g.exposedToChildren from B2bRoleGroupGrant g"
                        + " join B2bRoleGroup x on x.realmId = g.realmId and x.id = g.roleGroupId"
                        + " join B2bRoleGroupRole r on r.realmId = g.realmId and r.roleGroupId = g.roleGroupId"
                        + " where g.realmId = :realm and g.organizationId in :path and x.clientId = :client",
                Object[].class,
                parameters);
        for (Object[] row : found) {
            String organization = (String) row[0];
            RoleId role = new RoleId((String) row[1]);
            granted.computeIfAbsent(organization, x -> new HashSet<>()).add(role);
            if ((Boolean) row[2]) {
                exposed.computeIfAbsent(organization, x -> new HashSet<>()).add(role);
            }
        }
    }
}
