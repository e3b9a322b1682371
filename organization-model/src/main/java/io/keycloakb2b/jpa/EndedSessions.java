package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.Principal;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionSubject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes down since when members' sessions count. Touches that column alone, since others may change the rest of a
 * record at the same moment.
 */
final class EndedSessions {

    private static final String RECORD = " r.realmId = :realm and r.organizationId = :org and r.userId ";

    private static final String UPDATE = "update B2bMembership r set r.sessionsNotBefore = :moment"
            + " where (r.sessionsNotBefore is null or r.sessionsNotBefore < :moment) and";

    private final Rows rows;
    private final OrganizationScope scope;
    private final Instant moment;

    EndedSessions(Rows rows, OrganizationScope scope, Instant moment) {
        this.rows = rows;
        this.scope = scope;
        this.moment = moment;
    }

    void of(Principal whose) {
        if (whose instanceof Principal.Member member) {
            of(member.user());
        } else {
            for (NativeMembership kind : NativeMembership.values()) {
                of(((Principal.Team) whose).team(), kind);
            }
        }
    }

    private void of(UserId user) {
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("user", user.value());
        boolean recorded = rows.exists("select r.userId from B2bMembership r where" + RECORD + "= :user", parameters);
        if (recorded) {
            parameters.put("moment", moment.toEpochMilli());
            rows.execute(UPDATE + RECORD + "= :user", parameters, Set.of(new DecisionSubject.Person(user)));
        } else {
            begin(user);
        }
    }

    private void of(TeamId team, NativeMembership kind) {
        String user = kind.user("m");
        String members = " from " + kind.table() + " m join GroupEntity g on g.id = m.groupId"
                + " where g.id = :team and g.realm = :realm and g.organization.id = :org";
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("team", team.value());
        // Native members may have no record yet.
        String unrecorded = "select " + user + members + " and not exists (select r.userId from B2bMembership r where"
                + RECORD + "= " + user + ")";
        rows.list(unrecorded, String.class, parameters).stream()
                .map(UserId::new)
                .forEach(this::begin);
        parameters.put("moment", moment.toEpochMilli());
        rows.execute(
                UPDATE + RECORD + "in (select " + user + members + ")",
                parameters,
                Set.of(new DecisionSubject.MembersOf(scope.realm(), scope.organization())));
    }

    private void begin(UserId user) {
        Membership membership = Membership.employee(scope.organization(), user).withSessionsEndedBefore(moment);
        rows.insert(new MembershipEntity(scope.realm(), membership), Checks::concurrentChange);
    }
}
