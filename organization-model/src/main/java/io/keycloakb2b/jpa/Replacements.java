package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
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
}
