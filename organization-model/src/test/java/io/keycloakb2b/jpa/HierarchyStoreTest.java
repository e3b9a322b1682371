package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.spi.OrganizationFilter;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EveryDatabase
final class HierarchyStoreTest {

    private static final int DEEP = OrganizationTree.GREATEST_MAX_DEPTH;

    private final TestRealm realm;

    HierarchyStoreTest(TestDatabase database) {
        realm = new TestRealm(database);
    }

    @Test
    void aChildHangsBelowItsParentWhichGetsARecordToo() {
        OrganizationId parent = realm.organization("Parent");
        OrganizationId child = realm.organization("Child");

        realm.run(stores -> stores.hierarchy().insertChild(realm.scope(parent), OrganizationNode.root(child), DEEP));

        assertThat(children(parent))
                .isEqualTo(new Page<>(List.of(OrganizationNode.root(child).withParent(parent)), Optional.empty()));
        assertThat(hasChildren(parent)).isTrue();
        assertThat(hasChildren(child)).isFalse();
    }

    @Test
    void ancestryFollowsTheParentsInRandomTrees() {
        for (int seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            List<OrganizationNode> nodes = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                OrganizationNode node = OrganizationNode.root(realm.organization(seed + "-" + i));
                if (i == 0 || random.nextInt(5) == 0) {
                    realm.run(stores -> stores.hierarchy().insertRoot(realm.platform(), node));
                    nodes.add(node);
                } else {
                    OrganizationId parent =
                            nodes.get(random.nextInt(nodes.size())).id();
                    realm.run(stores -> stores.hierarchy().insertChild(realm.scope(parent), node, DEEP));
                    nodes.add(node.withParent(parent));
                }
            }
            assertThat(ancestryOf(nodes)).isEqualTo(expectedAncestry(nodes));
        }
    }

    @Test
    void aTreeGrowsNoDeeperThanTheLimit() {
        OrganizationId first = realm.organization("1");
        OrganizationId second = realm.organization("2");
        OrganizationId third = realm.organization("3");
        realm.run(stores -> stores.hierarchy().insertChild(realm.scope(first), OrganizationNode.root(second), 2));
        Map<String, List<String>> before = realm.contents();

        assertRefused(
                OrganizationError.TOO_DEEP,
                () -> realm.run(stores ->
                        stores.hierarchy().insertChild(realm.scope(second), OrganizationNode.root(third), 2)));

        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void rootsAreListedAlone_alsoThoseWithoutARecord() {
        OrganizationId root = realm.organization("Root");
        OrganizationId child = realm.organization("Child");
        OrganizationId bare = realm.organization("Without a record");
        realm.run(stores -> stores.hierarchy().insertChild(realm.scope(root), OrganizationNode.root(child), DEEP));
        OrganizationFilter roots =
                new OrganizationFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);

        assertThat(realm.read(stores ->
                                stores.hierarchy().all(realm.platform(), roots, new PageRequest(Optional.empty(), 50)))
                        .items())
                .extracting(OrganizationNode::id)
                .containsExactlyInAnyOrder(root, bare);
    }

    @Test
    void anOrganizationHasOnePlaceOnly() {
        OrganizationId parent = realm.organization("Parent");
        OrganizationId child = realm.organization("Child");
        realm.run(stores -> stores.hierarchy().insertChild(realm.scope(parent), OrganizationNode.root(child), DEEP));

        assertRefused(
                OrganizationError.ALREADY_EXISTS,
                () -> realm.run(
                        stores -> stores.hierarchy().insertRoot(realm.platform(), OrganizationNode.root(child))));
        assertRefused(
                OrganizationError.ALREADY_EXISTS,
                () -> realm.run(stores ->
                        stores.hierarchy().insertChild(realm.scope(child), OrganizationNode.root(parent), DEEP)));
    }

    @Test
    void twoFirstChildrenAtTheSameMomentBothFindTheirPlace() {
        OrganizationId parent = realm.organization("Parent");
        List<OrganizationId> children = IntStream.range(0, 4)
                .mapToObj(i -> realm.organization("Child " + i))
                .toList();

        children.stream()
                .map(child -> CompletableFuture.runAsync(() -> realm.run(stores ->
                        stores.hierarchy().insertChild(realm.scope(parent), OrganizationNode.root(child), DEEP))))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(children(parent).items()).extracting(OrganizationNode::id).containsExactlyElementsOf(children);
    }

    @Test
    void updateWritesEverythingButTheParent() {
        OrganizationId parent = realm.organization("Parent");
        OrganizationId child = realm.organization("Child");
        realm.run(stores -> stores.hierarchy().insertChild(realm.scope(parent), OrganizationNode.root(child), DEEP));
        OrganizationNode changed = new OrganizationNode(
                child,
                Optional.empty(),
                "branch",
                OrganizationStatus.SUSPENDED,
                AdminInheritance.EXPLICIT,
                Optional.of("Größe 1"),
                Optional.of("B-7"),
                OptionalInt.of(12));

        realm.run(stores -> stores.hierarchy().update(realm.scope(child), changed));

        assertThat(children(parent).items()).containsExactly(changed.withParent(parent));
    }

    @Test
    void updateMakesTheRecordWhereThereWasNone() {
        OrganizationId organization = realm.organization("Plain");
        OrganizationNode suspended = OrganizationNode.root(organization).withStatus(OrganizationStatus.SUSPENDED);

        realm.run(stores -> stores.hierarchy().update(realm.scope(organization), suspended));

        assertThat(all(first(10)).items()).containsExactly(suspended);
        assertThat(realm.contents().get("B2B_ORG_ANCESTRY")).hasSize(1);
    }

    @Test
    void endedSessionsStayEnded() {
        OrganizationId organization = realm.organization("Org");
        Instant moment = Instant.ofEpochMilli(5_000);
        realm.run(stores -> stores.hierarchy().endSessionsBefore(realm.scope(organization), moment));
        Map<String, List<String>> before = realm.contents();

        realm.run(stores -> {
            stores.hierarchy().endSessionsBefore(realm.scope(organization), moment.minusSeconds(1));
            stores.hierarchy().update(realm.scope(organization), OrganizationNode.root(organization));
        });

        assertThat(realm.contents()).isEqualTo(before);
        assertThat(before.get("B2B_ORG")).singleElement().asString().contains("|5000|");
    }

    @Test
    void nothingIsFoundOrMadeThroughAnotherRealm() {
        OrganizationId organization = realm.organization("Org");
        OrganizationId child = realm.organization("Child");
        realm.run(stores ->
                stores.hierarchy().insertChild(realm.scope(organization), OrganizationNode.root(child), DEEP));
        TestRealm other = realm.sibling();
        var foreign = TestScopes.of(other.id(), organization);
        Map<String, List<String>> before = realm.contents();

        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> other.run(stores ->
                        stores.hierarchy().insertRoot(other.platform(), OrganizationNode.root(organization))));
        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> other.run(stores -> stores.hierarchy().update(foreign, OrganizationNode.root(organization))));
        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> other.run(stores -> stores.hierarchy().endSessionsBefore(foreign, Instant.EPOCH)));
        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> other.run(stores -> stores.hierarchy()
                        .insertChild(foreign, OrganizationNode.root(other.organization("Own")), DEEP)));

        boolean children = other.read(stores -> stores.hierarchy().hasChildren(foreign));
        assertThat(children).isFalse();
        assertThat(other.read(stores -> stores.hierarchy().children(foreign, first(10)))
                        .items())
                .isEmpty();
        assertThat(realm.contents()).isEqualTo(before);
    }

    @Test
    void aScopeWritesTheRecordOfItsOwnOrganizationOnly() {
        OrganizationId organization = realm.organization("Org");
        OrganizationId other = realm.organization("Other");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> realm.run(
                        stores -> stores.hierarchy().update(realm.scope(organization), OrganizationNode.root(other))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> realm.run(stores -> stores.hierarchy()
                        .insertRoot(TestScopes.platformReader(realm.id()), OrganizationNode.root(other))));
    }

    @Test
    void pagesAreCompleteAndWithoutRepetitionEvenWhereNamesAreEqual() {
        List<OrganizationId> ids = IntStream.range(0, 23)
                .mapToObj(i -> realm.organization("Same " + i / 7))
                .toList();
        OrganizationId parent = ids.get(0);
        ids.subList(1, 12)
                .forEach(id -> realm.run(stores ->
                        stores.hierarchy().insertChild(realm.scope(parent), OrganizationNode.root(id), DEEP)));

        List<OrganizationId> seen = walk(this::all);
        List<OrganizationId> children =
                walk(page -> realm.read(stores -> stores.hierarchy().children(realm.scope(parent), page)));

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
        assertThat(children).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids.subList(1, 12));
    }

    @Test
    void theLongestNameStillMakesAKey() {
        realm.organization("世".repeat(255));
        realm.organization("世".repeat(255));

        assertThat(walk(this::all, 1)).hasSize(2);
    }

    @Test
    void aMalformedKeyIsRefusedOnItsField() {
        for (String key : List.of("", "%", "YWJj", "AAAA", "CmE", "____", "YQphAA")) {
            assertRefused(OrganizationError.INVALID_VALUE, "after", () -> all(new PageRequest(Optional.of(key), 5)));
        }
    }

    @Test
    void whatIsRolledBackLeavesNothing() {
        OrganizationId parent = realm.organization("Parent");
        OrganizationId child = realm.organization("Child");

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> realm.run(stores -> {
                    stores.hierarchy().insertChild(realm.scope(parent), OrganizationNode.root(child), DEEP);
                    throw new ArithmeticException("too late");
                }));

        assertThat(realm.contents().values()).allMatch(List::isEmpty);
    }

    private boolean hasChildren(OrganizationId organization) {
        return realm.read(stores -> stores.hierarchy().hasChildren(realm.scope(organization)));
    }

    private Page<OrganizationNode> children(OrganizationId parent) {
        return realm.read(stores -> stores.hierarchy().children(realm.scope(parent), first(10)));
    }

    private Page<OrganizationNode> all(PageRequest page) {
        return realm.read(stores -> stores.hierarchy().all(realm.platform(), OrganizationFilter.none(), page));
    }

    private static PageRequest first(int max) {
        return new PageRequest(Optional.empty(), max);
    }

    private static List<OrganizationId> walk(Function<PageRequest, Page<OrganizationNode>> list) {
        return walk(list, 4);
    }

    private static List<OrganizationId> walk(Function<PageRequest, Page<OrganizationNode>> list, int max) {
        List<OrganizationId> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<OrganizationNode> page = list.apply(new PageRequest(after, max));
            page.items().forEach(node -> seen.add(node.id()));
            after = page.next();
        } while (after.isPresent());
        return seen;
    }

    private Set<String> ancestryOf(List<OrganizationNode> nodes) {
        Set<String> rows = new TreeSet<>();
        for (String row : realm.contents().getOrDefault("B2B_ORG_ANCESTRY", List.of())) {
            if (nodes.stream().anyMatch(node -> row.contains("|" + node.id() + "|"))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Set<String> expectedAncestry(List<OrganizationNode> nodes) {
        OrganizationTree tree = OrganizationTree.of(nodes);
        Set<String> rows = new TreeSet<>();
        for (OrganizationNode node : nodes) {
            List<OrganizationId> line = new ArrayList<>(List.of(node.id()));
            line.addAll(tree.ancestorsOf(node.id()));
            for (int distance = 0; distance < line.size(); distance++) {
                rows.add(realm.id() + "|" + node.id() + "|" + line.get(distance) + "|" + distance + "|");
            }
        }
        return rows;
    }
}
