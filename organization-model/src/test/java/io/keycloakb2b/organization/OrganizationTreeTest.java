package io.keycloakb2b.organization;

import static io.keycloakb2b.organization.Samples.node;
import static io.keycloakb2b.organization.Samples.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random growth and moves, held against a map of parents. */
final class OrganizationTreeTest {

    private static final List<OrganizationId> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
            .map(Samples::organization)
            .toList();

    private static final OrganizationId STRANGER = organization("stranger");

    /** Adds or moves an organization. */
    record Step(boolean add, OrganizationId id, Optional<OrganizationId> parent, int maxDepth) {

        OrganizationTree applyTo(OrganizationTree tree) {
            return add ? tree.with(id, parent, maxDepth) : tree.moved(id, parent, maxDepth);
        }
    }

    @Property
    void everyStepDoesWhatANaiveMapOfParentsDoesOrIsRefusedForTheSameReason(@ForAll("steps") List<Step> steps) {
        OrganizationTree tree = OrganizationTree.empty();
        Map<OrganizationId, Optional<OrganizationId>> parents = new LinkedHashMap<>();
        for (Step step : steps) {
            Optional<OrganizationError> refusal = naiveRefusal(parents, step);
            OrganizationTree before = tree;
            if (refusal.isPresent()) {
                assertThatThrownBy(() -> step.applyTo(before))
                        .isInstanceOfSatisfying(OrganizationException.class, refused -> assertThat(refused.error())
                                .isEqualTo(refusal.get()));
                assertSame(before, parents);
            } else {
                tree = step.applyTo(before);
                assertSame(before, parents);
                parents.put(step.id(), step.parent());
                assertSame(tree, parents);
            }
        }
    }

    @Property
    void aTreeReadBackFromItsNodesIsTheSameTree(@ForAll("steps") List<Step> steps) {
        Map<OrganizationId, Optional<OrganizationId>> parents = new LinkedHashMap<>();
        for (Step step : steps) {
            if (naiveRefusal(parents, step).isEmpty()) {
                parents.put(step.id(), step.parent());
            }
        }

        assertSame(OrganizationTree.of(nodes(parents)), parents);
    }

    @Property
    void nodesWithACycleOrAMissingParentAreNoTree(@ForAll("anyParents") Map<OrganizationId, OrganizationId> parentsOf) {
        Map<OrganizationId, Optional<OrganizationId>> parents = new LinkedHashMap<>();
        NAMES.forEach(id -> parents.put(id, Optional.ofNullable(parentsOf.get(id))));
        boolean grounded = NAMES.stream().allMatch(id -> naivelyGrounded(parents, id));

        if (grounded) {
            assertSame(OrganizationTree.of(nodes(parents)), parents);
        } else {
            assertThatThrownBy(() -> OrganizationTree.of(nodes(parents)))
                    .isInstanceOfSatisfying(OrganizationException.class, refused -> assertThat(refused.error())
                            .isIn(OrganizationError.CYCLE, OrganizationError.PARENT_UNKNOWN));
        }
    }

    @Example
    void anOrganizationIsNotItsOwnParent() {
        List<OrganizationNode> selfish = List.of(node("a", "a"));
        OrganizationTree tree = OrganizationTree.empty().with(organization("a"), Optional.empty(), 5);

        assertThatThrownBy(() -> OrganizationTree.of(selfish)).hasMessageContaining("below itself");
        assertThatThrownBy(() -> tree.moved(organization("a"), Optional.of(organization("a")), 5))
                .hasMessageContaining("below itself");
    }

    @Example
    void aMoveCountsTheWholeSubtreeAgainstTheDepthLimit() {
        OrganizationTree tree = OrganizationTree.of(List.of(
                OrganizationNode.root(organization("a")),
                OrganizationNode.root(organization("b")),
                node("c", "b"),
                node("d", "c")));

        assertThatThrownBy(() -> tree.moved(organization("b"), Optional.of(organization("a")), 3))
                .isInstanceOfSatisfying(OrganizationException.class, refused -> assertThat(refused.error())
                        .isEqualTo(OrganizationError.TOO_DEEP));
        assertThat(tree.moved(organization("b"), Optional.of(organization("a")), 4)
                        .depthOf(organization("d")))
                .isEqualTo(4);
    }

    @Example
    void whatATreeAnswersCannotBeUsedToChangeIt() {
        OrganizationTree tree = OrganizationTree.of(List.of(OrganizationNode.root(organization("a")), node("b", "a")));

        assertThatThrownBy(() -> tree.childrenOf(organization("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        tree.subtreeOf(organization("a")).clear();
        tree.ancestorsOf(organization("b")).clear();
        assertThat(tree.subtreeOf(organization("a"))).containsExactly(organization("a"), organization("b"));
        assertThat(tree.ancestorsOf(organization("b"))).containsExactly(organization("a"));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        List<OrganizationId> possible = new ArrayList<>(NAMES);
        possible.add(STRANGER);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of(NAMES),
                        Arbitraries.of(possible).optional(0.75),
                        Arbitraries.integers().between(1, 5))
                .as(Step::new)
                .list()
                .ofMaxSize(40)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Map<OrganizationId, OrganizationId>> anyParents() {
        List<OrganizationId> possible = new ArrayList<>(NAMES);
        possible.add(STRANGER);
        return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.of(possible)).ofMaxSize(NAMES.size());
    }

    private static Optional<OrganizationError> naiveRefusal(
            Map<OrganizationId, Optional<OrganizationId>> parents, Step step) {
        if (step.add() && parents.containsKey(step.id())) {
            return Optional.of(OrganizationError.ALREADY_EXISTS);
        }
        if (!step.add() && !parents.containsKey(step.id())) {
            return Optional.of(OrganizationError.PARENT_UNKNOWN);
        }
        if (step.parent().isPresent() && !parents.containsKey(step.parent().get())) {
            return Optional.of(OrganizationError.PARENT_UNKNOWN);
        }
        Map<OrganizationId, Optional<OrganizationId>> after = new LinkedHashMap<>(parents);
        after.put(step.id(), step.parent());
        if (!naivelyGrounded(after, step.id())) {
            return Optional.of(OrganizationError.CYCLE);
        }
        int deepest = naiveSubtree(after, step.id()).stream()
                .mapToInt(below -> naiveAncestors(after, below).size() + 1)
                .max()
                .orElseThrow();
        return deepest > step.maxDepth() ? Optional.of(OrganizationError.TOO_DEEP) : Optional.empty();
    }

    private static boolean naivelyGrounded(
            Map<OrganizationId, Optional<OrganizationId>> parents, OrganizationId start) {
        Set<OrganizationId> seen = new HashSet<>();
        Optional<OrganizationId> at = Optional.of(start);
        while (at.isPresent()) {
            if (!parents.containsKey(at.get()) || !seen.add(at.get())) {
                return false;
            }
            at = parents.getOrDefault(at.get(), Optional.empty());
        }
        return true;
    }

    private static List<OrganizationId> naiveAncestors(
            Map<OrganizationId, Optional<OrganizationId>> parents, OrganizationId id) {
        List<OrganizationId> ancestors = new ArrayList<>();
        Optional<OrganizationId> at = parents.getOrDefault(id, Optional.empty());
        while (at.isPresent()) {
            ancestors.add(at.get());
            at = parents.getOrDefault(at.get(), Optional.empty());
        }
        return ancestors;
    }

    private static List<OrganizationId> naiveSubtree(
            Map<OrganizationId, Optional<OrganizationId>> parents, OrganizationId id) {
        return parents.keySet().stream()
                .filter(other ->
                        other.equals(id) || naiveAncestors(parents, other).contains(id))
                .toList();
    }

    private static List<OrganizationNode> nodes(Map<OrganizationId, Optional<OrganizationId>> parents) {
        return parents.entrySet().stream()
                .map(entry -> Samples.active(entry.getKey(), entry.getValue()).node())
                .toList();
    }

    private static void assertSame(OrganizationTree tree, Map<OrganizationId, Optional<OrganizationId>> parents) {
        assertThat(tree.contains(STRANGER)).isFalse();
        for (OrganizationId id : NAMES) {
            assertThat(tree.contains(id)).isEqualTo(parents.containsKey(id));
        }
        parents.forEach((id, parent) -> {
            List<OrganizationId> subtree = naiveSubtree(parents, id);
            int depth = naiveAncestors(parents, id).size() + 1;
            assertThat(tree.parentOf(id)).isEqualTo(parent);
            assertThat(tree.ancestorsOf(id)).isEqualTo(naiveAncestors(parents, id));
            assertThat(tree.depthOf(id)).isEqualTo(depth);
            assertThat(tree.subtreeOf(id)).containsExactlyInAnyOrderElementsOf(subtree);
            assertThat(tree.childrenOf(id))
                    .containsExactlyInAnyOrderElementsOf(parents.keySet().stream()
                            .filter(other -> parents.getOrDefault(other, Optional.empty())
                                    .filter(id::equals)
                                    .isPresent())
                            .toList());
            assertThat(tree.heightOf(id))
                    .isEqualTo(subtree.stream()
                                    .mapToInt(below ->
                                            naiveAncestors(parents, below).size() + 1)
                                    .max()
                                    .orElseThrow()
                            - depth
                            + 1);
        });
    }
}
