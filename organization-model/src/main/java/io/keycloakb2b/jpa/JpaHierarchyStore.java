package io.keycloakb2b.jpa;

import io.keycloakb2b.access.FoundingScope;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.PersonScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionSubject;
import io.keycloakb2b.spi.HierarchyStore;
import io.keycloakb2b.spi.OrganizationFilter;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Organizations' own records, with each one's ancestors beside its parent. */
final class JpaHierarchyStore implements HierarchyStore {

    private final Rows rows;
    private final Clock clock;
    private final NativeOrganizations natives;
    private final KeysetPages pages;
    private final Locks locks;

    JpaHierarchyStore(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
        this.locks = new Locks(rows);
        this.natives = new NativeOrganizations(rows);
        this.pages = new KeysetPages(rows);
    }

    @Override
    public void lockStructure(RealmScope scope) {
        locks.hold(scope.realm(), Locks.STRUCTURE);
    }

    @Override
    public void lockStructure(FoundingScope scope) {
        locks.hold(scope.realm(), Locks.STRUCTURE);
    }

    @Override
    public void lockStructure(OrganizationScope scope) {
        locks.hold(scope.realm(), Locks.STRUCTURE);
    }

    @Override
    public void lock(OrganizationScope scope) {
        natives.lock(scope.realm(), scope.organization());
    }

    @Override
    public void insertRoot(RealmScope scope, OrganizationNode root) {
        Checks.mayChange(scope);
        if (root.parent().isPresent()) {
            throw new IllegalArgumentException("A root has no parent");
        }
        natives.require(scope.realm(), root.id());
        insertGrounded(scope.realm(), root);
    }

    @Override
    public void insertFounded(FoundingScope scope, OrganizationNode root, int limit) {
        lockStructure(scope);
        natives.require(scope.realm(), root.id());
        String realm = scope.realm().value();
        String founder = scope.founder().value();
        long founded = rows.list(
                        "select count(n.organizationId) from B2bOrganization n"
                                + " where n.realmId = :realm and n.foundedBy = :founder",
                        Long.class,
                        Map.of("realm", realm, "founder", founder))
                .get(0);
        if (founded >= limit) {
            throw OrganizationError.FOUNDING_LIMIT.because("a person may found " + limit + " organizations");
        }
        insertGrounded(scope.realm(), root);
        rows.execute(
                "update B2bOrganization n set n.foundedBy = :founder"
                        + " where n.realmId = :realm and n.organizationId = :org",
                Map.of("realm", realm, "founder", founder, "org", root.id().value()),
                Set.of(new DecisionSubject.OneOrganization(scope.realm(), root.id())));
    }

    @Override
    public void insertChild(OrganizationScope parent, OrganizationNode child, int maxDepth) {
        if (child.parent().filter(named -> !named.equals(parent.organization())).isPresent()) {
            throw new IllegalArgumentException("The record names another parent than the scope");
        }
        lockStructure(parent);
        natives.require(parent.realm(), child.id());
        natives.lock(parent.realm(), parent.organization());
        makeRecordIfMissing(parent);
        List<AncestryEntity> ancestors = ancestry(parent);
        OrganizationTree.requireDepth(ancestors.size() + 1, maxDepth);
        insertGrounded(parent.realm(), child.withParent(parent.organization()));
        for (AncestryEntity ancestor : ancestors) {
            insertAncestry(parent.realm(), child.id(), ancestor.ancestorId(), ancestor.distance() + 1);
        }
    }

    @Override
    public void requireMovable(OrganizationScope scope, OrganizationScope parent, int maxDepth) {
        List<AncestryEntity> above = ancestry(parent);
        boolean cycle = parent.organization().equals(scope.organization())
                || above.stream().anyMatch(ancestor -> ancestor.ancestorId()
                        .equals(scope.organization().value()));
        if (cycle) {
            throw OrganizationError.CYCLE.on("parent", "an organization cannot lie below itself");
        }
        // an organization without a record is a root without children
        OrganizationTree.requireDepth(Math.max(above.size(), 1) + height(scope), maxDepth);
    }

    @Override
    public void move(OrganizationScope scope, OrganizationScope parent, int maxDepth) {
        lockStructure(scope);
        Stream.of(scope.organization(), parent.organization())
                .distinct()
                .sorted(Comparator.comparing(OrganizationId::value))
                .forEach(organization -> natives.lock(scope.realm(), organization));
        makeRecordIfMissing(scope);
        makeRecordIfMissing(parent);
        requireMovable(scope, parent, maxDepth);
        cutFromAncestors(scope);
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("parent", parent.organization().value());
        rows.execute(
                "insert into B2bAncestry (realmId, descendantId, ancestorId, distance)"
                        + " select d.realmId, d.descendantId, u.ancestorId, d.distance + u.distance + 1"
                        + " from B2bAncestry d, B2bAncestry u"
                        + " where d.realmId = :realm and d.ancestorId = :org"
                        + " and u.realmId = :realm and u.descendantId = :parent",
                parameters,
                itself(scope));
        rows.execute(
                "update B2bOrganization n set n.parentId = :parent"
                        + " where n.realmId = :realm and n.organizationId = :org",
                parameters,
                itself(scope));
    }

    @Override
    public void moveToRoot(OrganizationScope scope) {
        lockStructure(scope);
        lock(scope);
        makeRecordIfMissing(scope);
        cutFromAncestors(scope);
        rows.execute(
                "update B2bOrganization n set n.parentId = null"
                        + " where n.realmId = :realm and n.organizationId = :org",
                Checks.parameters(scope),
                itself(scope));
    }

    @Override
    public void update(OrganizationScope scope, OrganizationNode node) {
        Checks.own(scope, node.id());
        makeRecordIfMissingUnderLock(scope);
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("kind", node.kind());
        parameters.put("status", node.status().name());
        parameters.put("inheritance", node.adminInheritance().name());
        parameters.put("externalId", node.externalId().orElse(null));
        parameters.put("billing", node.billingReference().orElse(null));
        parameters.put("seats", node.seatLimit().isPresent() ? node.seatLimit().getAsInt() : null);
        rows.execute(
                "update B2bOrganization n set n.kind = :kind, n.status = :status, n.adminInheritance = :inheritance,"
                        + " n.externalId = :externalId, n.billingReference = :billing, n.seatLimit = :seats"
                        + " where n.realmId = :realm and n.organizationId = :org",
                parameters,
                itself(scope));
    }

    @Override
    public void endSessionsBefore(OrganizationScope scope, Instant moment) {
        endSessionsBefore(scope, "n.organizationId = :org", moment, itself(scope));
    }

    @Override
    public void endSubtreeSessionsBefore(OrganizationScope scope, Instant moment) {
        endSessionsBefore(
                scope,
                "n.organizationId in (select a.descendantId from B2bAncestry a"
                        + " where a.realmId = :realm and a.ancestorId = :org)",
                moment,
                Set.of(new DecisionSubject.EntireRealm(scope.realm())));
    }

    private void endSessionsBefore(
            OrganizationScope scope, String organizations, Instant moment, Set<DecisionSubject> subjects) {
        makeRecordIfMissingUnderLock(scope);
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("moment", moment.toEpochMilli());
        // never back to an earlier moment: what was ended stays ended
        rows.execute(
                "update B2bOrganization n set n.sessionsNotBefore = :moment where n.realmId = :realm and "
                        + organizations
                        + " and (n.sessionsNotBefore is null or n.sessionsNotBefore < :moment)",
                parameters,
                subjects);
    }

    @Override
    public boolean hasChildren(OrganizationScope scope) {
        return new Children(rows).anyOf(scope.realm(), scope.organization());
    }

    @Override
    public Page<OrganizationNode> children(OrganizationScope scope, PageRequest page) {
        return pages.page(
                "B2bOrganization n join OrganizationEntity o on o.id = n.organizationId and o.realmId = n.realmId"
                        + " where n.realmId = :realm and n.parentId = :org",
                "o.name",
                "o.id",
                "n",
                Checks.parameters(scope),
                page,
                row -> ((OrganizationNodeEntity) row[2]).node());
    }

    @Override
    public Page<OrganizationNode> all(RealmScope scope, OrganizationFilter filter, PageRequest page) {
        return page(OrganizationQuery.all(scope.realm(), filter), page);
    }

    @Override
    public Page<OrganizationNode> visible(PersonScope scope, OrganizationFilter filter, PageRequest page) {
        return page(OrganizationQuery.visible(scope, filter, clock.millis()), page);
    }

    @Override
    public Page<OrganizationNode> only(OrganizationScope scope, OrganizationFilter filter, PageRequest page) {
        return page(OrganizationQuery.only(scope, filter), page);
    }

    private Page<OrganizationNode> page(OrganizationQuery query, PageRequest page) {
        return pages.page(
                query.text(),
                "o.name",
                "o.id",
                "n",
                query.parameters(),
                page,
                row -> row[2] == null
                        ? OrganizationNode.root(new OrganizationId((String) row[0]))
                        : ((OrganizationNodeEntity) row[2]).node());
    }

    /** The inner selection is materialized: MySQL does not remove from a table that it is reading. */
    private void cutFromAncestors(OrganizationScope scope) {
        List<String> above = ancestry(scope).stream()
                .map(AncestryEntity::ancestorId)
                .filter(ancestor -> !ancestor.equals(scope.organization().value()))
                .toList();
        if (above.isEmpty()) {
            return;
        }
        Map<String, Object> parameters = new HashMap<>(Checks.parameters(scope));
        parameters.put("above", above);
        rows.execute(
                "delete from B2bAncestry a where a.realmId = :realm and a.ancestorId in :above"
                        + " and a.descendantId in (select below.id from (select distinct d.descendantId as id"
                        + " from B2bAncestry d where d.realmId = :realm and d.ancestorId = :org) below)",
                parameters,
                itself(scope));
    }

    /** Number of levels of the subtree. */
    private int height(OrganizationScope scope) {
        Integer distance = rows.list(
                        "select max(a.distance) from B2bAncestry a where a.realmId = :realm and a.ancestorId = :org",
                        Integer.class,
                        Checks.parameters(scope))
                .get(0);
        return distance == null ? 1 : distance + 1;
    }

    private void makeRecordIfMissingUnderLock(OrganizationScope scope) {
        if (!recorded(scope)) {
            natives.lock(scope.realm(), scope.organization());
            makeRecordIfMissing(scope);
        }
    }

    private void makeRecordIfMissing(OrganizationScope scope) {
        if (!recorded(scope)) {
            insertGrounded(scope.realm(), OrganizationNode.root(scope.organization()));
        }
    }

    private boolean recorded(OrganizationScope scope) {
        return rows.find(
                        OrganizationNodeEntity.class,
                        new OrganizationNodeEntity.Key(
                                scope.realm().value(), scope.organization().value()))
                .isPresent();
    }

    private void insertGrounded(RealmId realm, OrganizationNode node) {
        OrganizationNodeEntity row = new OrganizationNodeEntity(realm, node);
        boolean there = rows.find(
                        OrganizationNodeEntity.class,
                        new OrganizationNodeEntity.Key(realm.value(), node.id().value()))
                .isPresent();
        if (there) {
            throw alreadyRecorded();
        }
        rows.insert(row, JpaHierarchyStore::alreadyRecorded);
        insertAncestry(realm, node.id(), node.id().value(), 0);
    }

    private void insertAncestry(RealmId realm, OrganizationId descendant, String ancestor, int distance) {
        rows.insert(
                new AncestryEntity(realm.value(), descendant.value(), ancestor, distance), Checks::concurrentChange);
    }

    private List<AncestryEntity> ancestry(OrganizationScope scope) {
        return rows.list(
                "select a from B2bAncestry a where a.realmId = :realm and a.descendantId = :org order by a.distance",
                AncestryEntity.class,
                Checks.parameters(scope));
    }

    /** It is on the path of everything below it, too. */
    private static Set<DecisionSubject> itself(OrganizationScope scope) {
        return Set.of(new DecisionSubject.OneOrganization(scope.realm(), scope.organization()));
    }

    private static OrganizationException alreadyRecorded() {
        return OrganizationError.ALREADY_EXISTS.on("id", "the organization has a place in the hierarchy already");
    }
}
