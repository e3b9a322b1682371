package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.spi.MemberFilter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The members of an organization as a query: {@code u} is the account, {@code m} Keycloak's row of the membership and
 * {@code r} the pack's, which may be missing.
 */
final class MemberQuery {

    private static final String MEMBERS =
            "OrganizationEntity o join UserGroupMembershipEntity m on m.groupId = o.groupId join m.user u"
                    + " left join B2bMembership r on r.realmId = o.realmId and r.organizationId = o.id"
                    + " and r.userId = u.id";
    private static final String OF_ORGANIZATION = " where o.id = :org and o.realmId = :realm";

    /** Backslash, the usual one, is not the same in all databases. */
    private static final char ESCAPE = '!';

    private static final String TEAMS_OF_USER = "select t.groupId from UserGroupMembershipEntity t"
            + " join GroupEntity g on g.id = t.groupId"
            + " where t.user.id = u.id and g.realm = :realm and g.organization.id = :org";

    private final StringBuilder conditions = new StringBuilder(OF_ORGANIZATION);
    private final Map<String, Object> parameters;

    private MemberQuery(OrganizationScope scope) {
        this.parameters = new HashMap<>(Checks.parameters(scope));
    }

    static MemberQuery of(OrganizationScope scope, MemberFilter filter, long now) {
        MemberQuery query = new MemberQuery(scope);
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

    private void role(AssignedRole role, long now) {
        RoleColumns columns = RoleColumns.of(role);
        conditions
                .append(" and exists (select a.key from B2bAssignment a where a.realmId = :realm")
                .append(" and a.organizationId = :org and a.roleId = :role")
                .append(columns.clientId() == null ? " and a.clientId is null" : " and a.clientId = :client")
                .append(" and (a.expiresAt is null or a.expiresAt > :now)")
                .append(" and ((a.principalKind = 'MEMBER' and a.principalId = u.id)")
                .append(" or (a.principalKind = 'TEAM' and a.principalId in (")
                .append(TEAMS_OF_USER)
                .append("))))");
        parameters.put("role", columns.roleId());
        parameters.put("now", now);
        if (columns.clientId() != null) {
            parameters.put("client", columns.clientId());
        }
    }

    private void email(String beginning) {
        conditions.append(" and u.email like :email escape '").append(ESCAPE).append('\'');
        parameters.put("email", literal(folded(beginning)) + "%");
    }

    /** Keycloak keeps user names and addresses in lower case; of names the database alone knows the case. */
    private void search(String part) {
        String like = " like :%s escape '" + ESCAPE + "'";
        conditions.append(" and (u.username").append(like.formatted("folded"));
        conditions.append(" or u.email").append(like.formatted("folded"));
        conditions.append(" or lower(u.firstName)").append(like.formatted("folded"));
        conditions.append(" or lower(u.lastName)").append(like.formatted("folded"));
        conditions.append(" or u.firstName").append(like.formatted("typed"));
        conditions.append(" or u.lastName").append(like.formatted("typed")).append(')');
        parameters.put("folded", "%" + literal(folded(part)) + "%");
        parameters.put("typed", "%" + literal(part.strip()) + "%");
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder();
        text.chars().forEach(character -> {
            if (character == ESCAPE || character == '%' || character == '_') {
                literal.append(ESCAPE);
            }
            literal.append((char) character);
        });
        return literal.toString();
    }
}
