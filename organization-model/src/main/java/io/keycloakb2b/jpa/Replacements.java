package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a role from everybody who holds it, and gives another in its place where there is one. */
final class Replacements {

    private final Rows rows;
    private final Assignments assignments;

    Replacements(Rows rows) {
        this.rows = rows;
        this.assignments = new Assignments(rows);
    }

    /** @param condition over the assignment {@code a} */
    long count(String condition, Map<String, ?> parameters) {
        return rows.list("select count(a.key) from B2bAssignment a where " + condition, Long.class, parameters)
                .get(0);
    }

    /** @param condition over the assignment {@code a} */
    void run(RealmId realm, String condition, Map<String, ?> parameters, Optional<AssignedRole> replacement) {
        List<RoleAssignment> found = replacement.isPresent() ? assignments.list(condition, parameters) : List.of();
        rows.execute("delete from B2bAssignment a where " + condition, parameters);
        replacement.ifPresent(role -> found.forEach(assignment -> give(realm, assignment.with(role))));
    }

    /** Whoever holds the replacement already keeps it for as long as either lasts. */
    private void give(RealmId realm, RoleAssignment assignment) {
        AssignmentEntity row = new AssignmentEntity(realm, assignment);
        boolean lasting = rows.find(AssignmentEntity.class, new AssignmentEntity.Key(realm.value(), row.key()))
                .filter(held -> !row.outlasts(held))
                .isPresent();
        if (!lasting) {
            rows.put(row, Checks::concurrentChange);
        }
    }

    /** In how many organizations whoever joins gets an organization role. */
    long countDefaults(RealmId realm, OrganizationRole role) {
        return defaults(realm, role).size();
    }

    /** Leaves nobody who joins with an organization role, but with another in its place where there is one. */
    void runDefaults(RealmId realm, OrganizationRole role, Optional<AssignedRole> replacement) {
        List<DefaultRoleEntity> found = defaults(realm, role);
        rows.execute(
                "delete from B2bDefaultRole d where d.realmId = :realm and d.roleId = :role", parameters(realm, role));
        replacement.ifPresent(other -> found.forEach(row -> rows.put(
                new DefaultRoleEntity(realm, new OrganizationId(row.organizationId()), other),
                Checks::concurrentChange)));
    }

    private List<DefaultRoleEntity> defaults(RealmId realm, OrganizationRole role) {
        return rows.list(
                "select d from B2bDefaultRole d where d.realmId = :realm and d.roleId = :role",
                DefaultRoleEntity.class,
                parameters(realm, role));
    }

    private static Map<String, Object> parameters(RealmId realm, OrganizationRole role) {
        return Map.of("realm", realm.value(), "role", RoleColumns.of(role).roleId());
    }
}
