package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what the organizations of paths were given of an application. */
final class Grants {

    private final Rows rows;

    Grants(Rows rows) {
        this.rows = rows;
    }

    /** What was given at each level of some paths, root first, by the organizations that they lead to. */
    Map<OrganizationId, List<ApplicationLevel>> levels(
            RealmId realm, Collection<OrganizationPath> paths, ClientId client) {
        List<String> ids = paths.stream()
                .flatMap(path -> path.rootFirst().stream())
                .map(step -> step.id().value())
                .distinct()
                .sorted()
                .toList();
        Map<String, GrantStatus> statuses = new HashMap<>();
        Map<String, Set<RoleId>> granted = new HashMap<>();
        Map<String, Set<RoleId>> exposed = new HashMap<>();
        for (int from = 0; from < ids.size(); from += Paths.LONGEST_LIST) {
            Map<String, Object> parameters = Map.of(
                    "realm", realm.value(),
                    "client", client.value(),
                    "path", ids.subList(from, Math.min(from + Paths.LONGEST_LIST, ids.size())));
            collectStatuses(parameters, statuses);
            collectRoles(parameters, granted, exposed);
        }
        Map<OrganizationId, List<ApplicationLevel>> levels = new HashMap<>();
        paths.forEach(path -> levels.put(
                path.id(),
                path.rootFirst().stream()
                        .map(step -> step.id().value())
                        .map(id -> new ApplicationLevel(
                                Optional.ofNullable(statuses.get(id)),
                                granted.getOrDefault(id, Set.of()),
                                exposed.getOrDefault(id, Set.of())))
                        .toList()));
        return levels;
    }

    private void collectStatuses(Map<String, Object> parameters, Map<String, GrantStatus> statuses) {
        rows.list(
                        "select g from B2bApplicationGrant g where g.realmId = :realm"
                                + " and g.organizationId in :path and g.clientId = :client",
                        ApplicationGrantEntity.class,
                        parameters)
                .forEach(row -> statuses.put(
                        row.grant().organization().value(), row.grant().status()));
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
