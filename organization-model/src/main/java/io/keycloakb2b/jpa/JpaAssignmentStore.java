package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentSource;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.AssignmentStore;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Roles assigned in an organization. */
final class JpaAssignmentStore implements AssignmentStore {

    private static final String OF_ORGANIZATION = " a.realmId = :realm and a.organizationId = :org";

    private static final String HOLDING = " where" + OF_ORGANIZATION
            + " and a.clientId is null and a.roleId = :role and a.principalKind = :kind"
            + " and (a.expiresAt is null or a.expiresAt > :now)";

    private static final String ACTIVE = " and not exists (select r.userId from B2bMembership r"
            + " where r.realmId = :realm and r.organizationId = :org and r.userId = %1$s and r.status <> 'ACTIVE')";

    private static final String LOCAL_MEMBER = " and exists (select m.groupId from UserGroupMembershipEntity m"
            + " join OrganizationEntity o on o.groupId = m.groupId"
            + " where o.id = :org and o.realmId = :realm and m.user.id = %1$s)";

    private static final String FEDERATED_MEMBER =
            " and exists (select m.groupId from FederatedUserGroupMembershipEntity m"
                    + " join OrganizationEntity o on o.groupId = m.groupId"
                    + " where o.id = :org and o.realmId = :realm and m.userId = %1$s)";

    private final Rows rows;
    private final Clock clock;
    private final Assignments assignments;

    JpaAssignmentStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.assignments = new Assignments(rows);
        this.clock = clock;
    }

    @Override
    public void put(OrganizationScope scope, RoleAssignment assignment) {
        Checks.own(scope, assignment.organization());
        rows.put(new AssignmentEntity(scope.realm(), assignment), Checks::concurrentChange);
    }

    @Override
    public boolean remove(OrganizationScope scope, Principal principal, AssignedRole role, AssignmentSource source) {
        Map<String, Object> parameters = with(scope, principal);
        parameters.putAll(with(scope, role));
        parameters.put("source", source.name());
        int removed = rows.execute(
                "delete from B2bAssignment a where" + OF_ORGANIZATION
                        + " and a.principalKind = :kind and a.principalId = :principal"
                        + " and a.source = :source" + ofRole(role),
                parameters,
                Set.of(PrincipalColumns.of(principal).subject(scope.realm(), scope.organization())));
        return removed > 0;
    }

    @Override
    public List<RoleAssignment> of(OrganizationScope scope, Principal principal) {
        return assignments.list(
                OF_ORGANIZATION + " and a.principalKind = :kind and a.principalId = :principal",
                with(scope, principal));
    }

    @Override
    public List<RoleAssignment> giving(OrganizationScope scope, AssignedRole role) {
        return assignments.list(OF_ORGANIZATION + ofRole(role), with(scope, role));
    }

    @Override
    public List<UserId> activeHolders(OrganizationScope scope, BuiltInRole role) {
        Set<String> holders = new TreeSet<>();
        for (String member : List.of(LOCAL_MEMBER, FEDERATED_MEMBER)) {
            holders.addAll(holders(scope, role, PrincipalColumns.MEMBER, "a.principalId", "B2bAssignment a", member));
        }
        String teams = "B2bAssignment a join %s t on t.groupId = a.principalId";
        holders.addAll(holders(
                scope,
                role,
                PrincipalColumns.TEAM,
                "t.user.id",
                teams.formatted("UserGroupMembershipEntity"),
                LOCAL_MEMBER));
        holders.addAll(holders(
                scope,
                role,
                PrincipalColumns.TEAM,
                "t.userId",
                teams.formatted("FederatedUserGroupMembershipEntity"),
                FEDERATED_MEMBER));
        return holders.stream().map(UserId::new).toList();
    }

    private List<String> holders(
            OrganizationScope scope, BuiltInRole role, String kind, String user, String from, String member) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("role", RoleColumns.of(role).roleId());
        parameters.put("kind", kind);
        parameters.put("now", clock.millis());
        return rows.list(
                "select distinct " + user + " from " + from + HOLDING + (ACTIVE + member).formatted(user),
                String.class,
                parameters);
    }

    private static Map<String, Object> with(OrganizationScope scope, Principal principal) {
        PrincipalColumns columns = PrincipalColumns.of(principal);
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("kind", columns.kind());
        parameters.put("principal", columns.id());
        return parameters;
    }

    private static String ofRole(AssignedRole role) {
        return " and a.roleId = :role"
                + (role instanceof AssignedRole.AppRole ? " and a.clientId = :client" : " and a.clientId is null");
    }

    private static Map<String, Object> with(OrganizationScope scope, AssignedRole role) {
        RoleColumns columns = RoleColumns.of(role);
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("role", columns.roleId());
        if (columns.clientId() != null) {
            parameters.put("client", columns.clientId());
        }
        return parameters;
    }
}
