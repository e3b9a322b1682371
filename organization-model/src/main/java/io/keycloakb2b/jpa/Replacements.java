package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.spi.DecisionSubject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a role from everybody who holds it, and gives another in its place where there is one. */
final class Replacements {

    private static final String DEFAULTS = "d.realmId = :realm and d.roleId = :role";

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
        run(realm, condition, parameters, new DecisionSubject.EntireRealm(realm), replacement);
    }

    private void run(
            RealmId realm,
            String condition,
            Map<String, ?> parameters,
            DecisionSubject subject,
            Optional<AssignedRole> replacement) {
        List<RoleAssignment> found = replacement.isPresent() ? assignments.list(condition, parameters) : List.of();
        rows.execute("delete from B2bAssignment a where " + condition, parameters, Set.of(subject));
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

    /** How many members and teams hold a custom role, and in how many organizations whoever joins gets it. */
    long count(RealmId realm, CustomRole role) {
        return count(held(role), holding(realm, role)) + defaults(realm, role).size();
    }

    /** Takes a custom role from everybody who holds it or would get it by joining, in the same way. */
    void run(RealmId realm, CustomRole role, Optional<AssignedRole> replacement) {
        run(realm, held(role), holding(realm, role), new DecisionSubject.CustomRole(role.id()), replacement);
        List<DefaultRoleEntity> found = defaults(realm, role);
        rows.execute("delete from B2bDefaultRole d where " + DEFAULTS, of(realm, role));
        replacement.ifPresent(other -> found.forEach(row -> rows.put(
                new DefaultRoleEntity(realm, new OrganizationId(row.organizationId()), other),
                Checks::concurrentChange)));
    }

    private static String held(CustomRole role) {
        return "a.realmId = :realm and a.clientId is null and a.roleId = :role"
                + (role.organization().isPresent() ? " and a.organizationId = :org" : "");
    }

    private static Map<String, Object> holding(RealmId realm, CustomRole role) {
        Map<String, Object> parameters = new HashMap<>(of(realm, role));
        role.organization().ifPresent(owner -> parameters.put("org", owner.value()));
        return parameters;
    }

    private List<DefaultRoleEntity> defaults(RealmId realm, CustomRole role) {
        return rows.list("select d from B2bDefaultRole d where " + DEFAULTS, DefaultRoleEntity.class, of(realm, role));
    }

    private static Map<String, Object> of(RealmId realm, CustomRole role) {
        return Map.of("realm", realm.value(), "role", role.id().value());
    }
}
