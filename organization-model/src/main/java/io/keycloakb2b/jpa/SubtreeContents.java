package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.SettingLevel;
import io.keycloakb2b.spi.SubtreeStore.Contents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the organizations of a subtree were given and have set, in as many queries as there are tables. */
final class SubtreeContents {

    private final Rows rows;

    SubtreeContents(Rows rows) {
        this.rows = rows;
    }

    List<Contents> read(OrganizationScope scope, int max) {
        List<Organization> organizations = organizations(scope, max);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("realm", scope.realm().value());
        parameters.put(
                "organizations",
                organizations.stream()
                        .map(organization -> organization.id().value())
                        .toList());
        Map<String, Map<ClientId, ApplicationLevel>> applications = applications(parameters);
        Map<String, List<SettingEntity>> settings = rows
                .list(
                        "select s from B2bSetting s where s.realmId = :realm and s.organizationId in :organizations",
                        SettingEntity.class,
                        parameters)
                .stream()
                .collect(Collectors.groupingBy(setting -> setting.organization().value()));
        return organizations.stream()
                .map(organization -> new Contents(
                        organization,
                        applications.getOrDefault(organization.id().value(), Map.of()),
                        SettingLevel.of(
                                Optional.of(organization.id()),
                                settings.getOrDefault(organization.id().value(), List.of()).stream()
                                        .map(SettingEntity::setting)
                                        .toList())))
                .toList();
    }

    private List<Organization> organizations(OrganizationScope scope, int max) {
        List<Organization> recorded = rows
                .list(
                        "select n, o.alias, o.name, o.enabled from B2bAncestry a"
                                + " join OrganizationEntity o on o.id = a.descendantId and o.realmId = a.realmId"
                                + " join B2bOrganization n"
                                + " on n.realmId = a.realmId and n.organizationId = a.descendantId"
                                + " where a.realmId = :realm and a.ancestorId = :org"
                                + " order by a.distance, a.descendantId",
                        Object[].class,
                        Checks.parameters(scope),
                        max)
                .stream()
                .map(row -> new Organization(
                        ((OrganizationNodeEntity) row[0]).node(), (String) row[1], (String) row[2], (Boolean) row[3]))
                .toList();
        return recorded.isEmpty() ? alone(scope) : recorded;
    }

    private List<Organization> alone(OrganizationScope scope) {
        return rows
                .list(
                        "select o.id, o.alias, o.name, o.enabled from OrganizationEntity o"
                                + " where o.realmId = :realm and o.id = :org",
                        Object[].class,
                        Checks.parameters(scope))
                .stream()
                .map(row -> new Organization(
                        OrganizationNode.root(new OrganizationId((String) row[0])),
                        (String) row[1],
                        (String) row[2],
                        (Boolean) row[3]))
                .toList();
    }

    private Map<String, Map<ClientId, ApplicationLevel>> applications(Map<String, Object> parameters) {
        Map<String, Map<ClientId, Given>> given = new HashMap<>();
        rows.list(
                        "select g from B2bApplicationGrant g where g.realmId = :realm"
                                + " and g.organizationId in :organizations",
                        ApplicationGrantEntity.class,
                        parameters)
                .forEach(row -> at(
                                given,
                                row.grant().organization().value(),
                                row.grant().client())
                        .grant = Optional.of(row.grant()));
        rows.list(
                        "select g.organizationId, x.clientId, r.roleId, g.exposedToChildren from B2bRoleGroupGrant g"
                                + " join B2bRoleGroup x on x.realmId = g.realmId and x.id = g.roleGroupId"
                                + " join B2bRoleGroupRole r on r.realmId = g.realmId"
                                + " and r.roleGroupId = g.roleGroupId"
                                + " where g.realmId = :realm and g.organizationId in :organizations",
                        Object[].class,
                        parameters)
                .forEach(row -> at(given, (String) row[0], new ClientId((String) row[1]))
                        .add(new RoleId((String) row[2]), (Boolean) row[3]));
        Map<String, Map<ClientId, ApplicationLevel>> levels = new HashMap<>();
        given.forEach((organization, byClient) -> {
            Map<ClientId, ApplicationLevel> ofOrganization = new HashMap<>();
            byClient.forEach((client, what) -> ofOrganization.put(client, what.level()));
            levels.put(organization, ofOrganization);
        });
        return levels;
    }

    private static Given at(Map<String, Map<ClientId, Given>> given, String organization, ClientId client) {
        return given.computeIfAbsent(organization, absent -> new HashMap<>())
                .computeIfAbsent(client, absent -> new Given());
    }

    /** What is known so far of one application in one organization. */
    private static final class Given {
        private Optional<ApplicationGrant> grant = Optional.empty();
        private final Set<RoleId> granted = new HashSet<>();
        private final Set<RoleId> exposed = new HashSet<>();

        void add(RoleId role, boolean exposedToChildren) {
            granted.add(role);
            if (exposedToChildren) {
                exposed.add(role);
            }
        }

        ApplicationLevel level() {
            return new ApplicationLevel(grant.map(ApplicationGrant::status), granted, exposed);
        }
    }
}
