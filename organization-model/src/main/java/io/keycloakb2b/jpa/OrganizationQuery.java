package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.PersonScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.OrganizationFilter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Organizations of a realm as a query: {@code o} is Keycloak's row and {@code n} the pack's, which may be missing.
 */
final class OrganizationQuery {

    private static final String WITHIN = " and (o.id = :bound or exists (select b.distance from B2bAncestry b"
            + " where b.realmId = :realm and b.descendantId = o.id and b.ancestorId = :bound))";

    private final StringBuilder text = new StringBuilder("OrganizationEntity o"
            + " left join B2bOrganization n on n.organizationId = o.id and n.realmId = o.realmId"
            + " where o.realmId = :realm");
    private final Map<String, Object> parameters = new HashMap<>();

    private OrganizationQuery(RealmId realm, OrganizationFilter filter) {
        parameters.put("realm", realm.value());
        filter.search().ifPresent(this::search);
        filter.status().ifPresent(this::status);
        filter.kind().ifPresent(this::kind);
        filter.parent().ifPresent(this::parent);
        if (filter.roots()) {
            text.append(" and n.parentId is null");
        }
    }

    static OrganizationQuery all(RealmId realm, OrganizationFilter filter) {
        return new OrganizationQuery(realm, filter);
    }

    /**
     * Those that a person may see: as an active member, or as an administrator of an organization above from which
     * administration flows down. Says in one query what {@code OrganizationAccess} says of each.
     */
    static OrganizationQuery visible(PersonScope scope, OrganizationFilter filter, long now) {
        OrganizationQuery query = new OrganizationQuery(scope.realm(), filter);
        NativeMembership kind = NativeMembership.of(scope.user());
        query.text
                .append(" and (")
                .append(activeMember(kind, "o.id", "o.groupId"))
                .append(" or ")
                .append(administeredFromAbove(kind))
                .append(')');
        query.parameters.put("user", scope.user().value());
        query.parameters.put("now", now);
        query.parameters.put("readers", readers());
        query.parameters.put("reading", "% " + Permission.ORGANIZATION_READ.word() + " %");
        scope.boundTo().ifPresent(query::bound);
        return query;
    }

    static OrganizationQuery only(OrganizationScope scope, OrganizationFilter filter) {
        OrganizationQuery query = new OrganizationQuery(scope.realm(), filter);
        query.text.append(" and o.id = :only");
        query.parameters.put("only", scope.organization().value());
        return query;
    }

    /** From and where clauses. */
    String text() {
        return text.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private static String activeMember(NativeMembership kind, String organization, String group) {
        return "(exists (select m.groupId from " + kind.table() + " m where m.groupId = " + group + " and "
                + kind.user("m") + " = :user)"
                + " and not exists (select r.userId from B2bMembership r where r.realmId = :realm"
                + " and r.organizationId = " + organization + " and r.userId = :user and r.status <> 'ACTIVE'))";
    }

    private static String administeredFromAbove(NativeMembership kind) {
        return "exists (select a.distance from B2bAncestry a"
                + " join OrganizationEntity above on above.id = a.ancestorId and above.realmId = a.realmId"
                + " join B2bAssignment s on s.realmId = a.realmId and s.organizationId = a.ancestorId"
                + " where a.realmId = :realm and a.descendantId = o.id and a.distance > 0"
                + " and s.clientId is null and s.scope = 'SUBTREE'"
                + " and (s.roleId in :readers or exists (select c.id from B2bOrganizationRole c"
                + " where c.realmId = :realm and c.id = s.roleId"
                + " and (c.organizationId is null or c.organizationId = s.organizationId)"
                + " and concat(' ', c.permissions, ' ') like :reading))"
                + " and (s.expiresAt is null or s.expiresAt > :now)"
                + " and s.principalId in " + kind.holders()
                + " and ((s.principalKind = 'MEMBER' and s.principalId = :user)"
                + " or (s.principalKind = 'TEAM' and s.principalId in (select t.groupId from " + kind.table()
                + " t join GroupEntity g on g.id = t.groupId where " + kind.user("t") + " = :user"
                + " and g.realm = :realm and g.organization.id = a.ancestorId)))"
                + " and " + activeMember(kind, "above.id", "above.groupId")
                + " and not exists (select b.distance from B2bAncestry b join B2bOrganization x"
                + " on x.realmId = b.realmId and x.organizationId = b.ancestorId"
                + " where b.realmId = :realm and b.descendantId = o.id and b.distance < a.distance"
                + " and x.adminInheritance = 'EXPLICIT'))";
    }

    /** Names of the built-in roles that let their holder see the organization. */
    private static List<String> readers() {
        return Arrays.stream(BuiltInRole.values())
                .filter(role -> role.permissions().contains(Permission.ORGANIZATION_READ))
                .map(BuiltInRole::word)
                .toList();
    }

    private void bound(OrganizationId organization) {
        text.append(WITHIN);
        parameters.put("bound", organization.value());
    }

    /** Aliases are in lower case; of names the database alone knows the case. */
    private void search(String part) {
        text.append(" and (o.alias")
                .append(Likeness.to("folded"))
                .append(" or lower(o.name)")
                .append(Likeness.to("folded"))
                .append(" or o.name")
                .append(Likeness.to("typed"))
                .append(')');
        parameters.put("folded", Likeness.anywhere(Likeness.folded(part)));
        parameters.put("typed", Likeness.anywhere(part.strip()));
    }

    private void status(OrganizationStatus status) {
        text.append(orWithoutRecord("n.status = :status", status == OrganizationStatus.ACTIVE));
        parameters.put("status", status.name());
    }

    private void kind(String kind) {
        text.append(orWithoutRecord("n.kind = :kind", kind.equals(OrganizationNode.DEFAULT_KIND)));
        parameters.put("kind", kind);
    }

    private void parent(OrganizationId parent) {
        text.append(" and n.parentId = :parent");
        parameters.put("parent", parent.value());
    }

    private static String orWithoutRecord(String condition, boolean withoutRecord) {
        return withoutRecord ? " and (n.organizationId is null or " + condition + ")" : " and " + condition;
    }
}
