package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.RoleName;
import io.keycloakb2b.spi.DecisionSubject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes custom organization roles, those of organizations and those of the realm. */
final class CustomRoles {

    private final Rows rows;
    private final Locks locks;

    CustomRoles(Rows rows) {
        this.rows = rows;
        this.locks = new Locks(rows);
    }

    /** @param organization whose roles to answer beside the realm's; empty for the realm's alone */
    List<CustomRole> all(RealmId realm, Optional<OrganizationId> organization) {
        return list(realm, organization, "", Map.of());
    }

    Optional<CustomRole> find(RealmId realm, Optional<OrganizationId> organization, OrganizationRoleId id) {
        return list(realm, organization, " and c.id = :id", Map.of("id", id.value())).stream()
                .findFirst();
    }

    Optional<CustomRole> named(RealmId realm, Optional<OrganizationId> organization, RoleName name) {
        return list(realm, organization, " and c.nameKey = :key", Map.of("key", OrganizationRoleEntity.nameKey(name)))
                .stream()
                .findFirst();
    }

    /** Writes a new role. */
    void insert(RealmId realm, CustomRole role, int most) {
        locks.hold(realm, Locks.ORGANIZATION_ROLES);
        requireFreeName(realm, role);
        requireRoom(realm, role, most);
        rows.insert(new OrganizationRoleEntity(realm, role), CustomRoles::nameTaken);
        role.appRoles().forEach(appRole -> add(realm, role.id(), appRole));
    }

    /** Writes a role in place of the stored one with the same id and owner. */
    void update(RealmId realm, CustomRole role) {
        locks.hold(realm, Locks.ORGANIZATION_ROLES);
        CustomRole stored = find(realm, role.organization(), role.id())
                .filter(found -> found.organization().equals(role.organization()))
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("role", "no such role"));
        requireFreeName(realm, role);
        rows.put(new OrganizationRoleEntity(realm, role), CustomRoles::nameTaken);
        for (AssignedRole.AppRole gone : without(stored.appRoles(), role.appRoles())) {
            rows.execute(
                    "delete from B2bOrganizationRoleAppRole p where p.realmId = :realm"
                            + " and p.organizationRoleId = :role and p.roleId = :appRole",
                    Map.of(
                            "realm", realm.value(),
                            "role", role.id().value(),
                            "appRole", gone.role().value()),
                    itself(role));
        }
        without(role.appRoles(), stored.appRoles()).forEach(appRole -> add(realm, role.id(), appRole));
    }

    void remove(RealmId realm, CustomRole role) {
        Map<String, Object> parameters =
                Map.of("realm", realm.value(), "role", role.id().value());
        rows.execute(
                "delete from B2bOrganizationRoleAppRole p where p.realmId = :realm and p.organizationRoleId = :role",
                parameters,
                itself(role));
        rows.execute("delete from B2bDefaultRole d where d.realmId = :realm and d.roleId = :role", parameters);
        rows.execute("delete from B2bApiKeyRole r where r.realmId = :realm and r.roleId = :role", parameters);
        rows.execute(
                "delete from B2bOrganizationRole c where c.realmId = :realm and c.id = :role",
                parameters,
                itself(role));
    }

    private static Set<DecisionSubject> itself(CustomRole role) {
        return Set.of(new DecisionSubject.CustomRole(role.id()));
    }

    private List<CustomRole> list(
            RealmId realm, Optional<OrganizationId> organization, String condition, Map<String, ?> more) {
        Map<String, Object> parameters = new HashMap<>(more);
        parameters.put("realm", realm.value());
        organization.ifPresent(id -> parameters.put("org", id.value()));
        List<Object[]> found = rows.list(
                "select c, p.clientId, p.roleId from B2bOrganizationRole c"
                        + " left join B2bOrganizationRoleAppRole p"
                        + " on p.realmId = c.realmId and p.organizationRoleId = c.id"
                        + " where c.realmId = :realm and (c.organizationId is null"
                        + (organization.isPresent() ? " or c.organizationId = :org)" : ")")
                        + condition + " order by c.name, c.id",
                Object[].class,
                parameters);
        Map<String, OrganizationRoleEntity> entities = new LinkedHashMap<>();
        Map<String, Set<AssignedRole.AppRole>> appRoles = new HashMap<>();
        for (Object[] row : found) {
            OrganizationRoleEntity role = (OrganizationRoleEntity) row[0];
            entities.putIfAbsent(role.id(), role);
            Set<AssignedRole.AppRole> held = appRoles.computeIfAbsent(role.id(), x -> new HashSet<>());
            if (row[1] != null) {
                held.add(new AssignedRole.AppRole(new ClientId((String) row[1]), new RoleId((String) row[2])));
            }
        }
        return entities.values().stream()
                .map(role -> role.role(appRoles.getOrDefault(role.id(), Set.of())))
                .toList();
    }

    /** A role of the realm shares its name with no role of any organization, or nobody knew which one is meant. */
    private void requireFreeName(RealmId realm, CustomRole role) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("realm", realm.value());
        parameters.put("key", OrganizationRoleEntity.nameKey(role.name()));
        parameters.put("id", role.id().value());
        String others = "";
        if (role.organization().isPresent()) {
            others = " and (c.organizationId is null or c.organizationId = :org)";
            parameters.put("org", role.organization().get().value());
        }
        boolean taken = rows.exists(
                "select c.id from B2bOrganizationRole c where c.realmId = :realm and c.nameKey = :key"
                        + " and c.id <> :id" + others,
                parameters);
        if (taken) {
            throw nameTaken();
        }
    }

    private void requireRoom(RealmId realm, CustomRole role, int most) {
        long there = rows.list(
                        "select count(c.id) from B2bOrganizationRole c where c.realmId = :realm"
                                + " and c.ownerKey = :owner",
                        Long.class,
                        Map.of("realm", realm.value(), "owner", OrganizationRoleEntity.ownerKey(role)))
                .get(0);
        if (there >= most) {
            throw OrganizationError.TOO_MANY.because("there are " + most + " custom roles already");
        }
    }

    private void add(RealmId realm, OrganizationRoleId role, AssignedRole.AppRole appRole) {
        rows.insert(new OrganizationRoleAppRoleEntity(realm, role, appRole), Checks::concurrentChange);
    }

    private static Set<AssignedRole.AppRole> without(Set<AssignedRole.AppRole> all, Set<AssignedRole.AppRole> some) {
        Set<AssignedRole.AppRole> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static OrganizationException nameTaken() {
        return OrganizationError.ALREADY_EXISTS.on("name", "an organization role of this name exists");
    }
}
