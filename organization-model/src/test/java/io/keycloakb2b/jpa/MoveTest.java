package io.keycloakb2b.jpa;

import static io.keycloakb2b.jpa.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.access.TestScopes;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationTree;
import io.keycloakb2b.spi.Page;
import io.keycloakb2b.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A subtree moves as a whole, and never below itself or beyond the depth limit. */
@EveryDatabase
final class MoveTest {

    private static final int LIMIT = 4;

    private final TestRealm realm;

    MoveTest(TestDatabase database) {
        realm = new TestRealm(database);
    }

    @Test
    void randomMovesDoWhatTheTreeInMemoryDoes() {
        Random random = new Random(7);
        List<OrganizationId> ids = organizations(14);
        OrganizationTree tree = OrganizationTree.empty();
        for (OrganizationId id : ids) {
            insertRoot(id);
            tree = tree.with(id, Optional.empty(), LIMIT);
        }
        for (int i = 0; i < 120; i++) {
            OrganizationId moved = ids.get(random.nextInt(ids.size()));
            Optional<OrganizationId> parent =
                    random.nextInt(6) == 0 ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
            Optional<OrganizationError> expected = Optional.empty();
            try {
                tree = tree.moved(moved, parent, LIMIT);
            } catch (OrganizationException refusal) {
                expected = Optional.of(refusal.error());
            }
            assertThat(refusal(moved, parent)).isEqualTo(expected);
        }
        assertThat(ancestry()).isEqualTo(expectedAncestry());
        for (OrganizationNode node : nodes()) {
            assertThat(node.parent()).isEqualTo(tree.parentOf(node.id()));
        }
    }

    @Test
    void manyWhoMakeAndMoveAtOnceNeverMakeACycleOrPassTheDepthLimit() {
        List<OrganizationId> there = organizations(12);
        there.forEach(this::insertRoot);
        List<OrganizationId> more = organizations(60);

        int refusals = ManyThreads.refusals(240, number -> {
            Random random = new Random(number);
            OrganizationId one = there.get(random.nextInt(there.size()));
            OrganizationId other = there.get(random.nextInt(there.size()));
            if (number % 4 == 0) {
                realm.run(stores -> stores.hierarchy()
                        .insertChild(realm.scope(one), OrganizationNode.root(more.get(number / 4)), LIMIT));
            } else if (number % 20 == 1) {
                realm.run(stores -> stores.hierarchy().moveToRoot(realm.scope(one)));
            } else {
                realm.run(stores -> stores.hierarchy().move(realm.scope(one), realm.scope(other), LIMIT));
            }
        });

        List<OrganizationNode> nodes = nodes();
        OrganizationTree tree = OrganizationTree.of(nodes); // refuses cycles
        assertThat(nodes).allSatisfy(node -> assertThat(tree.depthOf(node.id())).isLessThanOrEqualTo(LIMIT));
        assertThat(nodes).anySatisfy(node -> assertThat(tree.depthOf(node.id())).isEqualTo(LIMIT));
        assertThat(ancestry()).isEqualTo(expectedAncestry());
        assertThat(refusals).isPositive();
    }

    @Test
    void ofTwoRacingMovesThatTogetherMakeACycleTheSecondIsRefused() {
        OrganizationId one = realm.organization("One");
        OrganizationId other = realm.organization("Other");

        Optional<OrganizationException> refusal = TwoTransactions.race(
                realm,
                stores -> stores.hierarchy().move(realm.scope(one), realm.scope(other), LIMIT),
                stores -> stores.hierarchy().move(realm.scope(other), realm.scope(one), LIMIT));

        assertThat(refusal).map(OrganizationException::error).contains(OrganizationError.CYCLE);
        assertThat(ancestry()).isEqualTo(expectedAncestry());
    }

    @Test
    void ofAMoveAndANewChildThatTogetherAreTooDeepTheSecondIsRefused() {
        OrganizationId top = realm.organization("Top");
        OrganizationId middle = realm.organization("Middle");
        OrganizationId child = realm.organization("Child");

        Optional<OrganizationException> refusal = TwoTransactions.race(
                realm,
                stores -> stores.hierarchy().move(realm.scope(middle), realm.scope(top), 2),
                stores -> stores.hierarchy().insertChild(realm.scope(middle), OrganizationNode.root(child), 2));

        assertThat(refusal).map(OrganizationException::error).contains(OrganizationError.TOO_DEEP);
    }

    @Test
    void movingToWhereItIsChangesNothing() {
        List<OrganizationId> ids = organizations(3);
        insertRoot(ids.get(0));
        realm.run(stores -> {
            stores.hierarchy().insertChild(realm.scope(ids.get(0)), OrganizationNode.root(ids.get(1)), LIMIT);
            stores.hierarchy().insertChild(realm.scope(ids.get(1)), OrganizationNode.root(ids.get(2)), LIMIT);
        });
        Map<String, List<String>> before = realm.contents();

        assertThat(refusal(ids.get(1), Optional.of(ids.get(0)))).isEmpty();
        assertThat(refusal(ids.get(0), Optional.empty())).isEmpty();

        assertThat(realm.contents().get("B2B_ORG")).isEqualTo(before.get("B2B_ORG"));
        assertThat(realm.contents().get("B2B_ORG_ANCESTRY")).isEqualTo(before.get("B2B_ORG_ANCESTRY"));
    }

    @Test
    void nothingMovesIntoOrOutOfAnotherRealm() {
        OrganizationId own = realm.organization("Own");
        TestRealm other = realm.sibling();
        OrganizationId foreign = other.organization("Foreign");
        Map<String, List<String>> before = realm.contents();
        Map<String, List<String>> beforeThere = other.contents();

        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> realm.run(stores ->
                        stores.hierarchy().move(realm.scope(own), TestScopes.of(realm.id(), foreign), LIMIT)));
        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> realm.run(stores ->
                        stores.hierarchy().move(TestScopes.of(realm.id(), foreign), realm.scope(own), LIMIT)));
        assertRefused(
                OrganizationError.NOT_FOUND,
                () -> realm.run(stores -> stores.hierarchy().moveToRoot(TestScopes.of(realm.id(), foreign))));

        assertThat(realm.contents()).isEqualTo(before);
        assertThat(other.contents()).isEqualTo(beforeThere);
    }

    private Optional<OrganizationError> refusal(OrganizationId moved, Optional<OrganizationId> parent) {
        try {
            realm.run(stores -> parent.ifPresentOrElse(
                    target -> stores.hierarchy().move(realm.scope(moved), realm.scope(target), LIMIT),
                    () -> stores.hierarchy().moveToRoot(realm.scope(moved))));
            return Optional.empty();
        } catch (OrganizationException refusal) {
            return Optional.of(refusal.error());
        }
    }

    private List<OrganizationId> organizations(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> realm.organization("Organization " + i))
                .toList();
    }

    private void insertRoot(OrganizationId id) {
        realm.run(stores -> stores.hierarchy().insertRoot(realm.platform(), OrganizationNode.root(id)));
    }

    /** Those that have a place in the hierarchy. */
    private List<OrganizationNode> nodes() {
        List<OrganizationNode> nodes = new ArrayList<>();
        Set<String> recorded = ancestry();
        Optional<String> after = Optional.empty();
        do {
            PageRequest request = new PageRequest(after, 50);
            Page<OrganizationNode> page =
                    realm.read(stores -> stores.hierarchy().all(realm.platform(), request));
            page.items().stream()
                    .filter(node -> recorded.contains(line(node.id(), node.id(), 0)))
                    .forEach(nodes::add);
            after = page.next();
        } while (after.isPresent());
        return nodes;
    }

    private Set<String> ancestry() {
        return new TreeSet<>(realm.contents().getOrDefault("B2B_ORG_ANCESTRY", List.of()));
    }

    private Set<String> expectedAncestry() {
        List<OrganizationNode> nodes = nodes();
        OrganizationTree tree = OrganizationTree.of(nodes);
        Set<String> lines = new TreeSet<>();
        for (OrganizationNode node : nodes) {
            List<OrganizationId> upwards = new ArrayList<>(List.of(node.id()));
            upwards.addAll(tree.ancestorsOf(node.id()));
            for (int distance = 0; distance < upwards.size(); distance++) {
                lines.add(line(node.id(), upwards.get(distance), distance));
            }
        }
        return lines;
    }

    private String line(OrganizationId descendant, OrganizationId ancestor, int distance) {
        return realm.id() + "|" + descendant + "|" + ancestor + "|" + distance + "|";
    }
}
