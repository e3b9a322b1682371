package io.keycloakb2b.jpa;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.audit.Activity;
import io.keycloakb2b.audit.Days;
import io.keycloakb2b.organization.Account;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import io.keycloakb2b.spi.SubtreeStore;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.representations.idm.MembershipType;

/** Reads an organization with everything below it, from the rows of who lies below whom. */
final class JpaSubtreeStore implements SubtreeStore {

    /** Names what follows from a row of the hierarchy or, for an organization without one, from Keycloak's alone. */
    private static final String SELECTED = "n, o.alias, o.enabled";

    private final Rows rows;
    private final Clock clock;
    private final KeysetPages pages;
    private final SeatCounts counts;
    private final LoginCounts logins;

    JpaSubtreeStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.pages = new KeysetPages(rows);
        this.counts = new SeatCounts(rows);
        this.logins = new LoginCounts(rows);
    }

    @Override
    public Page<Counts> organizations(OrganizationScope scope, Extent extent, PageRequest page) {
        Page<Organization> found = found(scope, extent, page);
        Map<String, String> realm = Map.of("realm", scope.realm().value());
        List<String> ids = ids(found);
        if (ids.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        Map<String, Long> members = counts.members(realm, ids);
        Map<String, Long> seats = counts.seats(realm, ids);
        Map<String, Long> applications = applications(realm, ids);
        return found.map(organization -> {
            String id = organization.id().value();
            return new Counts(
                    organization,
                    members.getOrDefault(id, 0L),
                    seats.getOrDefault(id, 0L),
                    applications.getOrDefault(id, 0L));
        });
    }

    @Override
    public Page<SubtreeMember> members(OrganizationScope scope, Extent extent, PageRequest page) {
        Included included = included(scope, extent);
        String visible = extent == Extent.WHOLE ? "" : " and (o.id = :org or r.type is null or r.type <> 'CONSUMER')";
        return pages.page(
                included.joins()
                        + " join UserGroupMembershipEntity m on m.groupId = o.groupId join m.user u"
                        + " left join B2bMembership r on r.realmId = o.realmId and r.organizationId = o.id"
                        + " and r.userId = u.id"
                        + included.where() + visible,
                "u.username",
                "concat(u.id, ' ', o.id)",
                "r, u.email, u.firstName, u.lastName, u.enabled, m.membershipType, u.id, o.id, o.name",
                Checks.parameters(scope),
                page,
                JpaSubtreeStore::member);
    }

    @Override
    public Usage usage(OrganizationScope scope, Extent extent) {
        Included included = included(scope, extent);
        return counts.usage(included.joins(), included.where(), Checks.parameters(scope));
    }

    @Override
    public Page<Billed> billed(RealmScope scope, PageRequest page) {
        Map<String, String> realm = Map.of("realm", scope.realm().value());
        Page<Organization> found = pages.page(
                "OrganizationEntity o left join B2bOrganization n"
                        + " on n.realmId = o.realmId and n.organizationId = o.id where o.realmId = :realm",
                "o.name",
                "o.id",
                SELECTED,
                realm,
                page,
                JpaSubtreeStore::organization);
        return billed(realm, found, Extent.WHOLE);
    }

    @Override
    public Page<Billed> billed(OrganizationScope scope, Extent extent, PageRequest page) {
        return billed(Map.of("realm", scope.realm().value()), found(scope, extent, page), extent);
    }

    private Page<Billed> billed(Map<String, ?> realm, Page<Organization> found, Extent extent) {
        List<String> ids = ids(found);
        if (ids.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        Map<String, Long> seats = counts.seats(realm, ids);
        Map<String, Usage> subtrees =
                extent == Extent.ALONE ? Map.of() : counts.usagePerSubtree(realm, ids, kept(extent));
        return found.map(organization -> {
            String id = organization.id().value();
            long own = seats.getOrDefault(id, 0L);
            // alone or without a record there is nothing below, and nobody is twice a member of the same
            return new Billed(organization, own, subtrees.getOrDefault(id, new Usage(1, own, own)));
        });
    }

    @Override
    public Usage usage(RealmScope scope) {
        return counts.usage(
                "OrganizationEntity o",
                " where o.realmId = :realm",
                Map.of("realm", scope.realm().value()));
    }

    @Override
    public Activity activity(OrganizationScope scope, Extent extent, Days days) {
        Included included = included(scope, extent);
        return logins.activity(included.joins(), included.where(), Checks.parameters(scope), days);
    }

    @Override
    public boolean keepsAdministratorsOut(OrganizationScope scope) {
        return rows.exists(
                "select n.organizationId from B2bAncestry a join B2bOrganization n"
                        + " on n.realmId = a.realmId and n.organizationId = a.descendantId"
                        + " where a.realmId = :realm and a.ancestorId = :org and a.distance > 0"
                        + " and n.adminInheritance = 'EXPLICIT'",
                Checks.parameters(scope));
    }

    @Override
    public List<Contents> contents(OrganizationScope scope, int max) {
        return new SubtreeContents(rows).read(scope, max);
    }

    @Override
    public long membersHolding(OrganizationScope scope, OrganizationId inSubtree, Collection<RoleId> roles) {
        if (roles.isEmpty()) {
            return 0;
        }
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("below", inSubtree.value());
        parameters.put("roles", roles.stream().map(RoleId::value).toList());
        parameters.put("now", clock.millis());
        long holding = 0;
        for (NativeMembership kind : NativeMembership.values()) {
            holding += rows.list(holders(kind), Long.class, parameters).get(0);
        }
        return holding;
    }

    private static String holders(NativeMembership kind) {
        String user = kind.user("m");
        String assigned = " where s.realmId = :realm and s.organizationId = :below"
                + " and ((s.clientId is not null and s.roleId in :roles)"
                + " or (s.clientId is null and exists (select p.roleId from B2bOrganizationRoleAppRole p"
                + " where p.realmId = :realm and p.organizationRoleId = s.roleId and p.roleId in :roles)))"
                + " and (s.expiresAt is null or s.expiresAt > :now)";
        return "select count(distinct " + user + ") from OrganizationEntity o join " + kind.table()
                + " m on m.groupId = o.groupId where o.realmId = :realm and o.id = :below"
                + " and (o.id = :org or exists (select a.distance from B2bAncestry a where a.realmId = :realm"
                + " and a.descendantId = :below and a.ancestorId = :org))"
                + " and not exists (select r.userId from B2bMembership r where r.realmId = :realm"
                + " and r.organizationId = :below and r.userId = " + user + " and r.status <> 'ACTIVE')"
                + " and (exists (select s.key from B2bAssignment s" + assigned
                + " and s.principalKind = 'MEMBER' and s.principalId = " + user + ")"
                + " or exists (select s.key from B2bAssignment s join " + kind.table()
                + " t on t.groupId = s.principalId" + assigned
                + " and s.principalKind = 'TEAM' and " + kind.user("t") + " = " + user + "))";
    }

    private Map<String, Long> applications(Map<String, ?> realm, List<String> ids) {
        Map<String, Object> parameters = new HashMap<>(realm);
        parameters.put("organizations", ids);
        Map<String, Long> applications = new HashMap<>();
        rows.list(
                        "select g.organizationId, count(g.clientId) from B2bApplicationGrant g"
                                + " where g.realmId = :realm and g.organizationId in :organizations"
                                + " and g.status = 'ACTIVE' group by g.organizationId",
                        Object[].class,
                        parameters)
                .forEach(row -> applications.put((String) row[0], (Long) row[1]));
        return applications;
    }

    private Page<Organization> found(OrganizationScope scope, Extent extent, PageRequest page) {
        Included included = included(scope, extent);
        return pages.page(
                included.joins() + included.where(),
                "o.name",
                "o.id",
                SELECTED,
                Checks.parameters(scope),
                page,
                JpaSubtreeStore::organization);
    }

    private Included included(OrganizationScope scope, Extent extent) {
        if (extent == Extent.ALONE || !recorded(scope)) {
            return new Included(
                    "OrganizationEntity o left join B2bOrganization n"
                            + " on n.realmId = o.realmId and n.organizationId = o.id",
                    " where o.realmId = :realm and o.id = :org");
        }
        return new Included(
                "B2bAncestry a join OrganizationEntity o on o.id = a.descendantId and o.realmId = a.realmId"
                        + " join B2bOrganization n on n.realmId = a.realmId and n.organizationId = a.descendantId",
                " where a.realmId = :realm and a.ancestorId = :org" + kept(extent));
    }

    private boolean recorded(OrganizationScope scope) {
        return rows.exists(
                "select a.distance from B2bAncestry a where a.realmId = :realm and a.descendantId = :org"
                        + " and a.ancestorId = :org",
                Checks.parameters(scope));
    }

    /**
     * What of a subtree, in rows {@code a} of who lies below whom, is within an extent: all of it, or as long as nobody
     * from below the ancestor down to the organization in question keeps administrators out.
     */
    private static String kept(Extent extent) {
        if (extent == Extent.WHOLE) {
            return "";
        }
        return " and not exists (select e.organizationId from B2bAncestry b join B2bOrganization e"
                + " on e.realmId = b.realmId and e.organizationId = b.ancestorId"
                + " where b.realmId = :realm and b.descendantId = a.descendantId and b.distance < a.distance"
                + " and e.adminInheritance = 'EXPLICIT')";
    }

    private static SubtreeMember member(Object[] row) {
        Membership membership = row[2] == null
                ? Membership.employee(new OrganizationId((String) row[9]), new UserId((String) row[8]))
                : ((MembershipEntity) row[2]).membership();
        Account account = new Account(
                (String) row[1],
                Texts.orEmpty((String) row[3]),
                Texts.orEmpty((String) row[4]),
                Texts.orEmpty((String) row[5]),
                (Boolean) row[6],
                MembershipType.MANAGED.name().equals(row[7]));
        return new SubtreeMember(new Member(membership, account, Map.of()), (String) row[10]);
    }

    private static Organization organization(Object[] row) {
        OrganizationNode node = row[2] == null
                ? OrganizationNode.root(new OrganizationId((String) row[0]))
                : ((OrganizationNodeEntity) row[2]).node();
        return new Organization(node, (String) row[3], (String) row[1], (Boolean) row[4]);
    }

    private static List<String> ids(Page<Organization> page) {
        return page.items().stream()
                .map(organization -> organization.id().value())
                .toList();
    }

    /** Which organizations {@code o}, with their records {@code n}, a query is about. */
    private record Included(String joins, String where) {}
}
