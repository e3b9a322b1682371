package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.GrantStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an organization has been given. */
final class JpaGrantStore implements GrantStore {

    private final Rows rows;
    private final RoleGroups roleGroups;
    private final KeysetPages pages;

    JpaGrantStore(Rows rows) {
        this.rows = rows;
        this.roleGroups = new RoleGroups(rows);
        this.pages = new KeysetPages(rows);
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
                parameters,
                itself(scope));
        int removed = rows.execute(
                "delete from B2bApplicationGrant g where g.realmId = :realm and g.organizationId = :org"
                        + " and g.clientId = :client",
                parameters,
                itself(scope));
        return removed > 0;
    }

    @Override
    public Optional<ApplicationGrant> application(OrganizationScope scope, ClientId client) {
        return rows.find(
                        ApplicationGrantEntity.class,
                        new ApplicationGrantEntity.Key(
                                scope.realm().value(), scope.organization().value(), client.value()))
                .map(ApplicationGrantEntity::grant);
    }

    @Override
    public List<ApplicationGrant> applications(OrganizationScope scope) {
        return rows
                .list(
                        "select g from B2bApplicationGrant g where g.realmId = :realm and g.organizationId = :org",
                        ApplicationGrantEntity.class,
                        Checks.parameters(scope))
                .stream()
                .map(ApplicationGrantEntity::grant)
                .toList();
    }

    @Override
    public Page<GrantedApplication> applications(OrganizationScope scope, PageRequest page) {
        return pages.page(
                "B2bApplicationGrant g join ClientEntity c on c.id = g.clientId and c.realmId = g.realmId"
                        + " where g.realmId = :realm and g.organizationId = :org",
                "c.clientId",
                "c.id",
                "g, c.name",
                Checks.parameters(scope),
                page,
                row -> new GrantedApplication(
                        ((ApplicationGrantEntity) row[2]).grant(), (String) row[1], Texts.orEmpty((String) row[3])));
    }

    @Override
    public Page<ClientId> subscribable(OrganizationScope scope, PageRequest page) {
        return new MarkedApplications(rows).subscribable(scope, page);
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
                with(scope, "group", group.value()),
                itself(scope));
        return removed > 0;
    }

    @Override
    public Optional<RoleGroupGrant> roleGroupGrant(OrganizationScope scope, RoleGroupId group) {
        return rows.find(
                        RoleGroupGrantEntity.class,
                        new RoleGroupGrantEntity.Key(
                                scope.realm().value(), scope.organization().value(), group.value()))
                .map(RoleGroupGrantEntity::grant);
    }

    @Override
    public Page<GrantedRoleGroup> roleGroups(OrganizationScope scope, PageRequest page) {
        Page<Object[]> found = pages.page(
                "B2bRoleGroupGrant g join B2bRoleGroup r on r.realmId = g.realmId and r.id = g.roleGroupId"
                        + " where g.realmId = :realm and g.organizationId = :org",
                "r.nameKey",
                "r.id",
                "r, g",
                Checks.parameters(scope),
                page,
                row -> row);
        List<RoleGroup> groups = roleGroups.complete(
                scope.realm(),
                found.items().stream().map(row -> (RoleGroupEntity) row[2]).toList());
        List<GrantedRoleGroup> granted = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            RoleGroupGrantEntity grant = (RoleGroupGrantEntity) found.items().get(i)[3];
            granted.add(new GrantedRoleGroup(groups.get(i), grant.grant()));
        }
        return new Page<>(granted, found.next());
    }

    @Override
    public Optional<RoleGroup> roleGroup(OrganizationScope scope, RoleGroupId group) {
        return roleGroups.find(scope.realm(), group);
    }

    private static Set<DecisionSubject> itself(OrganizationScope scope) {
        return Set.of(new DecisionSubject.OneOrganization(scope.realm(), scope.organization()));
    }

    private static Map<String, Object> with(OrganizationScope scope, String name, Object value) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put(name, value);
        return parameters;
    }
}
