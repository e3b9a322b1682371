package io.keycloakb2b.jpa;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.spi.CatalogueStore;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Role groups of the realm's applications. */
final class JpaCatalogueStore implements CatalogueStore {

    /** Where a second group gives the same role, nobody loses it. */
    private static final String HELD_THROUGH = "a.realmId = :realm and a.clientId = :client and a.roleId = :role"
            + " and a.organizationId in (select g.organizationId from B2bRoleGroupGrant g"
            + " where g.realmId = :realm and g.roleGroupId = :group)"
            + " and not exists (select o.organizationId from B2bRoleGroupGrant o"
            + " join B2bRoleGroupRole r on r.realmId = o.realmId and r.roleGroupId = o.roleGroupId"
            + " where o.realmId = :realm and o.organizationId = a.organizationId"
            + " and o.roleGroupId <> :group and r.roleId = :role)";

    private final Rows rows;
    private final RoleGroups roleGroups;
    private final Replacements replacements;

    JpaCatalogueStore(Rows rows) {
        this.rows = rows;
        this.replacements = new Replacements(rows);
        this.roleGroups = new RoleGroups(rows);
    }

    @Override
    public void lock(RealmScope scope) {
        new Locks(rows).hold(scope.realm(), Locks.CATALOGUE);
    }

    @Override
    public Page<ClientId> applications(RealmScope scope, PageRequest page) {
        return new MarkedApplications(rows).of(scope.realm(), page);
    }

    @Override
    public void insert(RealmScope scope, RoleGroup group) {
        Checks.mayChange(scope);
        if (find(scope, group.id()).isPresent()) {
            throw OrganizationError.ALREADY_EXISTS.on("id", "a role group with this id exists");
        }
        requireFreeName(scope, group);
        rows.insert(new RoleGroupEntity(scope.realm(), group), JpaCatalogueStore::nameTaken);
        group.appRoles().forEach(role -> add(scope.realm(), group.id(), role));
    }

    @Override
    public void update(RealmScope scope, RoleGroup group) {
        Checks.mayChange(scope);
        RoleGroup stored =
                find(scope, group.id()).orElseThrow(() -> OrganizationError.NOT_FOUND.because("no such role group"));
        if (!stored.client().equals(group.client())) {
            throw new IllegalArgumentException("A role group stays with its application");
        }
        requireFreeName(scope, group);
        rows.put(new RoleGroupEntity(scope.realm(), group), JpaCatalogueStore::nameTaken);
        Set<RoleId> gone = new HashSet<>(stored.appRoles());
        gone.removeAll(group.appRoles());
        Set<RoleId> fresh = new HashSet<>(group.appRoles());
        fresh.removeAll(stored.appRoles());
        gone.forEach(role -> take(scope.realm(), group.id(), role));
        fresh.forEach(role -> add(scope.realm(), group.id(), role));
    }

    @Override
    public void remove(RealmScope scope, RoleGroupId group) {
        Checks.mayChange(scope);
        Map<String, Object> parameters = parameters(scope, group);
        rows.execute("delete from B2bRoleGroupGrant g where g.realmId = :realm and g.roleGroupId = :group", parameters);
        rows.execute("delete from B2bRoleGroupRole r where r.realmId = :realm and r.roleGroupId = :group", parameters);
        rows.execute("delete from B2bRoleGroup g where g.realmId = :realm and g.id = :group", parameters);
    }

    @Override
    public long grants(RealmScope scope, RoleGroupId group) {
        return rows.list(
                        "select count(g.organizationId) from B2bRoleGroupGrant g"
                                + " where g.realmId = :realm and g.roleGroupId = :group",
                        Long.class,
                        parameters(scope, group))
                .get(0);
    }

    @Override
    public void replaceGrants(RealmScope scope, RoleGroupId group, RoleGroupId replacement) {
        Checks.mayChange(scope);
        if (find(scope, replacement).isEmpty()) {
            throw OrganizationError.NOT_FOUND.because("no such role group");
        }
        for (RoleGroupGrantEntity held : rows.list(
                "select g from B2bRoleGroupGrant g where g.realmId = :realm and g.roleGroupId = :group",
                RoleGroupGrantEntity.class,
                parameters(scope, group))) {
            RoleGroupGrant grant = held.grant();
            boolean exposed = rows.find(
                            RoleGroupGrantEntity.class,
                            new RoleGroupGrantEntity.Key(
                                    scope.realm().value(), grant.organization().value(), replacement.value()))
                    .map(other -> other.grant().exposedToChildren() || grant.exposedToChildren())
                    .orElse(grant.exposedToChildren());
            rows.put(
                    new RoleGroupGrantEntity(
                            scope.realm(), new RoleGroupGrant(grant.organization(), replacement, exposed)),
                    Checks::concurrentChange);
        }
    }

    @Override
    public long holders(RealmScope scope, RoleGroup group, RoleId role) {
        return replacements.count(HELD_THROUGH, held(scope, group, role));
    }

    @Override
    public void replaceHeld(RealmScope scope, RoleGroup group, RoleId role, Optional<RoleId> replacement) {
        Checks.mayChange(scope);
        replacements.run(
                scope.realm(),
                HELD_THROUGH,
                held(scope, group, role),
                replacement.map(other -> new AssignedRole.AppRole(group.client(), other)));
    }

    private static Map<String, Object> held(RealmScope scope, RoleGroup group, RoleId role) {
        Map<String, Object> parameters = new HashMap<>(parameters(scope, group.id()));
        parameters.put("client", group.client().value());
        parameters.put("role", role.value());
        return parameters;
    }

    @Override
    public Optional<RoleGroup> find(RealmScope scope, RoleGroupId group) {
        return roleGroups.find(scope.realm(), group);
    }

    @Override
    public Page<RoleGroup> ofApplication(RealmScope scope, ClientId client, PageRequest page) {
        Page<RoleGroupEntity> found = new KeysetPages(rows)
                .page(
                        "B2bRoleGroup g where g.realmId = :realm and g.clientId = :client",
                        "g.nameKey",
                        "g.id",
                        "g",
                        Map.of("realm", scope.realm().value(), "client", client.value()),
                        page,
                        row -> (RoleGroupEntity) row[2]);
        return new Page<>(roleGroups.complete(scope.realm(), found.items()), found.next());
    }

    private void requireFreeName(RealmScope scope, RoleGroup group) {
        Map<String, Object> parameters = new HashMap<>(parameters(scope, group.id()));
        parameters.put("client", group.client().value());
        parameters.put("key", Texts.nameKey(group.name()));
        boolean taken = rows.exists(
                "select g.id from B2bRoleGroup g where g.realmId = :realm and g.clientId = :client"
                        + " and g.nameKey = :key and g.id <> :group",
                parameters);
        if (taken) {
            throw nameTaken();
        }
    }

    private void add(RealmId realm, RoleGroupId group, RoleId role) {
        rows.insert(new RoleGroupRoleEntity(realm, group, role), Checks::concurrentChange);
    }

    private void take(RealmId realm, RoleGroupId group, RoleId role) {
        rows.execute(
                "delete from B2bRoleGroupRole r where r.realmId = :realm and r.roleGroupId = :group"
                        + " and r.roleId = :role",
                Map.of("realm", realm.value(), "group", group.value(), "role", role.value()));
    }

    private static Map<String, Object> parameters(RealmScope scope, RoleGroupId group) {
        return Map.of("realm", scope.realm().value(), "group", group.value());
    }

    private static OrganizationException nameTaken() {
        return OrganizationError.ALREADY_EXISTS.on("name", "the application has a role group of this name");
    }
}
