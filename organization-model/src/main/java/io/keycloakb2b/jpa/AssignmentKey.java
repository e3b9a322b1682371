package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.RoleAssignment;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One short text for everything that makes an assignment unique. The parts together would be longer than the keys
 * that MySQL and SQL Server index.
 */
final class AssignmentKey {

    private AssignmentKey() {}

    static String of(RoleAssignment assignment) {
        PrincipalColumns principal = PrincipalColumns.of(assignment.principal());
        RoleColumns role = RoleColumns.of(assignment.role());
        String parts = Stream.of(
                        assignment.organization().value(),
                        principal.kind(),
                        principal.id(),
                        Texts.orEmpty(role.clientId()),
                        role.roleId(),
                        assignment.scope().name(),
                        assignment.source().name(),
                        assignment.sourceReference())
                // with its length before it, no part can pretend to be two
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
        return Texts.hash(parts);
    }
}
