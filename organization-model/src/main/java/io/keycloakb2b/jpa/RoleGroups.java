package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads role groups together with their roles. */
final class RoleGroups {

    /** Oracle takes at most 1000 values in a list. */
    private static final int LONGEST_LIST = 500;

    private final Rows rows;

    RoleGroups(Rows rows) {
        this.rows = rows;
    }

    Optional<RoleGroup> find(RealmId realm, RoleGroupId group) {
        return rows.find(RoleGroupEntity.class, new RoleGroupEntity.Key(realm.value(), group.value()))
                .map(found -> complete(realm, List.of(found)).get(0));
    }

    /** The groups in the same order, with their roles from one query. */
    List<RoleGroup> complete(RealmId realm, List<RoleGroupEntity> groups) {
        Map<String, Set<RoleId>> roles = new HashMap<>();
        for (int from = 0; from < groups.size(); from += LONGEST_LIST) {
            collectRoles(realm, groups.subList(from, Math.min(from + LONGEST_LIST, groups.size())), roles);
        }
        return groups.stream()
                .map(group -> group.group(roles.getOrDefault(group.id(), Set.of())))
                .toList();
    }

    private void collectRoles(RealmId realm, List<RoleGroupEntity> groups, Map<String, Set<RoleId>> roles) {
        List<Object[]> found = rows.list(
                "select r.roleGroupId, r.roleId from B2bRoleGroupRole r"
                        + " where r.realmId = :realm and r.roleGroupId in :groups",
                Object[].class,
                Map.of(
                        "realm",
                        realm.value(),
                        "groups",
                        groups.stream().map(RoleGroupEntity::id).toList()));
        for (Object[] row : found) {
            roles.computeIfAbsent((String) row[0], x -> new HashSet<>()).add(new RoleId((String) row[1]));
        }
    }
}
