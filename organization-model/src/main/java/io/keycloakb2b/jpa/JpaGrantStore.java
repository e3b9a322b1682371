package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.spi.GrantStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an organization has been given. */
final class JpaGrantStore implements GrantStore {

    private final Rows rows;
    private final RoleGroups roleGroups;

    JpaGrantStore(Rows rows) {
        this.rows = rows;
        this.roleGroups = new RoleGroups(rows);
    }

    @Override
    public void putApplication(OrganizationScope scope, ApplicationGrant grant) {
        Checks.own(scope, grant.organization());
        rows.put(new ApplicationGrantEntity(scope.realm(), grant), Checks::concurrentChange);
    }

    @Override
    public boolean removeApplication(OrganizationScope scope, ClientId client) {
        Map<String, Object> parameters = with(scope, "client", client.value());
        rows.execute(
                "delete from B2bRoleGroupGrant g where g.realmId = :realm and g.organizationId = :org"
                        + " and g.roleGroupId in"
                        + " (select r.id from B2bRoleGroup r where r.realmId = :realm and r.clientId = :client)",
                parameters);
        int removed = rows.execute(
                "delete from B2bApplicationGrant g where g.realmId = :realm and g.organizationId = :org"
                        + " and g.clientId = :client",
                parameters);
        return removed > 0;
    }

    @Override
    public List<ApplicationGrant> applications(OrganizationScope scope) {
        return rows
                .list(
                        "select g from B2bApplicationGrant g where g.realmId = :realm and g.organizationId = :org"
                                + " order by g.clientId",
                        ApplicationGrantEntity.class,
                        Checks.parameters(scope))
                .stream()
                .map(ApplicationGrantEntity::grant)
                .toList();
    }

    @Override
    public List<ClientId> applicationsOfRealm(OrganizationScope scope) {
        return new MarkedApplications(rows).of(scope.realm());
    }

    @Override
    public void putRoleGroup(OrganizationScope scope, RoleGroupGrant grant) {
        Checks.own(scope, grant.organization());
        if (roleGroup(scope, grant.roleGroup()).isEmpty()) {
            throw OrganizationError.ROLE_GROUP_UNKNOWN.on("roleGroup", "no such role group");
        }
        rows.put(new RoleGroupGrantEntity(scope.realm(), grant), Checks::concurrentChange);
    }

    @Override
    public boolean removeRoleGroup(OrganizationScope scope, RoleGroupId group) {
        int removed = rows.execute(
                "delete from B2bRoleGroupGrant g where g.realmId = :realm and g.organizationId = :org"
                        + " and g.roleGroupId = :group",
                with(scope, "group", group.value()));
        return removed > 0;
    }

    @Override
    public List<GrantedRoleGroup> roleGroups(OrganizationScope scope) {
        List<Object[]> found = rows.list(
                "select r, g from B2bRoleGroupGrant g join B2bRoleGroup r"
                        + " on r.realmId = g.realmId and r.id = g.roleGroupId"
                        + " where g.realmId = :realm and g.organizationId = :org order by r.nameKey, r.id",
                Object[].class,
                Checks.parameters(scope));
        List<RoleGroup> groups = roleGroups.complete(
                scope.realm(),
                found.stream().map(row -> (RoleGroupEntity) row[0]).toList());
        List<GrantedRoleGroup> granted = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            granted.add(new GrantedRoleGroup(groups.get(i), ((RoleGroupGrantEntity) found.get(i)[1]).grant()));
        }
        return granted;
    }

    @Override
    public Optional<RoleGroup> roleGroup(OrganizationScope scope, RoleGroupId group) {
        return roleGroups.find(scope.realm(), group);
    }

    private static Map<String, Object> with(OrganizationScope scope, String name, Object value) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put(name, value);
        return parameters;
    }
}
