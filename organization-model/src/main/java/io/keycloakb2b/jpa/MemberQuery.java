package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.spi.MemberFilter;
import java.util.HashMap;
import java.util.Map;

/**
 * The members of an organization as a query: {@code u} is the account, {@code m} Keycloak's row of the membership and
 * {@code r} the pack's, which may be missing.
 *
 * <p>Its cost is that of a page, whether the organization has a hundred members or a million: a database that knows how
 * many of the realm's users are members of the group can choose between sorting few of them and following the index of
 * user names, which begins with the realm, until a page is full. Therefore the group and the realm are named, and
 * PostgreSQL plans for them each time. Of parts of texts, which no index is for, that holds only where a page is soon
 * full.
 */
final class MemberQuery {

    private static final String MEMBERS = "UserGroupMembershipEntity m join m.user u"
            + " left join B2bMembership r on r.realmId = :realm and r.organizationId = :org and r.userId = u.id";
    private static final String OF_ORGANIZATION = " where m.groupId = :group and u.realmId = :realm";

    private static final String TEAMS_OF_USER = "select t.groupId from UserGroupMembershipEntity t"
            + " join GroupEntity g on g.id = t.groupId"
            + " where t.user.id = u.id and g.realm = :realm and g.organization.id = :org";

    private final StringBuilder conditions = new StringBuilder(OF_ORGANIZATION);
    private final Rows rows;
    private final Map<String, Object> parameters;

    private MemberQuery(Rows rows, OrganizationScope scope) {
        this.rows = rows;
        this.parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("group", new NativeOrganizations(rows).group(scope));
    }

    static MemberQuery of(Rows rows, OrganizationScope scope, MemberFilter filter, long now) {
        rows.planForValues();
        MemberQuery query = new MemberQuery(rows, scope);
        filter.status().ifPresent(query::status);
        filter.type().ifPresent(query::type);
        filter.team().ifPresent(query::team);
        filter.role().ifPresent(role -> query.role(role, now));
        filter.email().ifPresent(query::email);
        filter.search().ifPresent(query::search);
        return query;
    }

    /** Those whom others may look up. */
    MemberQuery inDirectory() {
        conditions.append(" and u.enabled = true and (r.userId is null or r.type <> :consumer)");
        parameters.put("consumer", MemberType.CONSUMER.name());
        return this;
    }

    /** From and where clauses. */
    String text() {
        return MEMBERS + conditions;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private void status(MembershipStatus status) {
        conditions.append(orWithoutRecord("r.status = :status", status == MembershipStatus.ACTIVE));
        parameters.put("status", status.name());
    }

    private void type(MemberType type) {
        conditions.append(orWithoutRecord("r.type = :type", type == MemberType.EMPLOYEE));
        parameters.put("type", type.name());
    }

    private static String orWithoutRecord(String condition, boolean withoutRecord) {
        return withoutRecord ? " and (r.userId is null or " + condition + ")" : " and " + condition;
    }

    private void team(TeamId team) {
        conditions.append(" and exists (").append(TEAMS_OF_USER).append(" and t.groupId = :team)");
        parameters.put("team", team.value());
    }

    /**
     * Holders of a role may be five or all. Members who hold it themselves are joined, so that the database may begin
     * with either; the members of teams that hold it are gathered first, and only where there are such teams.
     */
    private void role(AssignedRole role, long now) {
        RoleColumns columns = RoleColumns.of(role);
        Map<String, Object> given = new HashMap<>();
        given.put("realm", parameters.get("realm"));
        given.put("org", parameters.get("org"));
        given.put("role", columns.roleId());
        given.put("now", now);
        String held = " where a.realmId = :realm and a.organizationId = :org and a.roleId = :role"
                + " and (a.expiresAt is null or a.expiresAt > :now) and a.clientId ";
        if (columns.clientId() == null) {
            held += "is null";
        } else {
            held += "= :client";
            given.put("client", columns.clientId());
        }
        String members = " from B2bAssignment a";
        String ofMembers = held + " and a.principalKind = 'MEMBER'";
        String teams = members + " join GroupEntity g on g.id = a.principalId";
        String ofTeams = held + " and a.principalKind = 'TEAM' and g.realm = :realm and g.organization.id = :org";
        if (rows.exists("select g.id" + teams + ofTeams, given)) {
            conditions
                    .append(" and u.id in (select a.principalId")
                    .append(members)
                    .append(ofMembers)
                    .append(" union all select t.user.id")
                    .append(teams)
                    .append(" join UserGroupMembershipEntity t on t.groupId = g.id")
                    .append(ofTeams)
                    .append(')');
        } else {
            conditions
                    .append(" and exists (select a.key")
                    .append(members)
                    .append(ofMembers)
                    .append(" and a.principalId = u.id)");
        }
        parameters.putAll(given);
    }

    private void email(String beginning) {
        conditions.append(" and u.email").append(Likeness.to("email"));
        parameters.put("email", Likeness.atTheBeginning(Likeness.folded(beginning)));
    }

    /** Keycloak keeps user names and addresses in lower case; of names the database alone knows the case. */
    private void search(String part) {
        String folded = Likeness.to("folded");
        String typed = Likeness.to("typed");
        conditions.append(" and (u.username").append(folded);
        conditions.append(" or u.email").append(folded);
        conditions.append(" or lower(u.firstName)").append(folded);
        conditions.append(" or lower(u.lastName)").append(folded);
        conditions.append(" or u.firstName").append(typed);
        conditions.append(" or u.lastName").append(typed).append(')');
        parameters.put("folded", Likeness.anywhere(Likeness.folded(part)));
        parameters.put("typed", Likeness.anywhere(part.strip()));
    }
}
