package io.keycloakb2b.organization;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The forest of a realm's organizations: each has at most one parent, and there are no cycles. Immutable; every
 * change answers a new tree or is refused.
 */
public final class OrganizationTree {

    /** How deep a tree may be unless the realm says otherwise; a root has depth 1. */
    public static final int DEFAULT_MAX_DEPTH = 5;

    /** What a realm may set at most. */
    public static final int GREATEST_MAX_DEPTH = 32;

    private final Map<OrganizationId, Optional<OrganizationId>> parents;
    private final Map<OrganizationId, List<OrganizationId>> children;

    private OrganizationTree(Map<OrganizationId, Optional<OrganizationId>> parents) {
        this.parents = Collections.unmodifiableMap(parents);
        this.children = new LinkedHashMap<>();
        parents.forEach((id, parent) -> parent.ifPresent(
                p -> children.computeIfAbsent(p, x -> new ArrayList<>()).add(id)));
    }

    public static OrganizationTree empty() {
        return new OrganizationTree(new LinkedHashMap<>());
    }

    /**
     * @throws OrganizationException {@code PARENT_UNKNOWN} if a parent is missing, {@code CYCLE} if nodes hang on
     *     one another
     */
    public static OrganizationTree of(Collection<OrganizationNode> nodes) {
        Map<OrganizationId, Optional<OrganizationId>> parents = new LinkedHashMap<>();
        nodes.forEach(node -> parents.put(node.id(), node.parent()));
        OrganizationTree tree = new OrganizationTree(parents);
        parents.keySet().forEach(tree::requireGrounded);
        return tree;
    }

    /**
     * The tree with one more organization.
     *
     * @throws OrganizationException {@code ALREADY_EXISTS}, {@code PARENT_UNKNOWN} or {@code TOO_DEEP}
     */
    public OrganizationTree with(OrganizationId id, Optional<OrganizationId> parent, int maxDepth) {
        if (parents.containsKey(id)) {
            throw OrganizationError.ALREADY_EXISTS.on("id", "an organization with this id exists");
        }
        parent.ifPresent(this::requireKnown);
        requireDepth(parent.map(this::depthOf).orElse(0) + 1, maxDepth);
        return replaced(id, parent);
    }

    /**
     * The tree with an organization, and all below it, hung under another parent.
     *
     * @throws OrganizationException {@code PARENT_UNKNOWN}, {@code CYCLE} or {@code TOO_DEEP}
     */
    public OrganizationTree moved(OrganizationId id, Optional<OrganizationId> parent, int maxDepth) {
        requireKnown(id);
        parent.ifPresent(this::requireKnown);
        if (parent.isPresent() && subtreeOf(id).contains(parent.get())) {
            throw OrganizationError.CYCLE.on("parent", "an organization cannot lie below itself");
        }
        requireDepth(parent.map(this::depthOf).orElse(0) + heightOf(id), maxDepth);
        return replaced(id, parent);
    }

    public boolean contains(OrganizationId id) {
        return parents.containsKey(id);
    }

    public Optional<OrganizationId> parentOf(OrganizationId id) {
        return parents.getOrDefault(id, Optional.empty());
    }

    public List<OrganizationId> childrenOf(OrganizationId id) {
        return List.copyOf(children.getOrDefault(id, List.of()));
    }

    /** The nearest ancestor first. */
    public List<OrganizationId> ancestorsOf(OrganizationId id) {
        List<OrganizationId> ancestors = new ArrayList<>();
        for (Optional<OrganizationId> at = parentOf(id); at.isPresent(); at = parentOf(at.get())) {
            ancestors.add(at.get());
        }
        return ancestors;
    }

    /** The organization itself and everything below it. */
    public List<OrganizationId> subtreeOf(OrganizationId id) {
        List<OrganizationId> subtree = new ArrayList<>();
        Deque<OrganizationId> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            OrganizationId next = open.removeFirst();
            subtree.add(next);
            open.addAll(childrenOf(next));
        }
        return subtree;
    }

    /** 1 for a root. */
    public int depthOf(OrganizationId id) {
        return ancestorsOf(id).size() + 1;
    }

    /** Number of levels of the subtree; 1 for an organization without children. */
    public int heightOf(OrganizationId id) {
        return 1 + childrenOf(id).stream().mapToInt(this::heightOf).max().orElse(0);
    }

    /** @throws OrganizationException {@code TOO_DEEP} if a depth is beyond the limit */
    public static void requireDepth(int depth, int maxDepth) {
        if (depth > maxDepth) {
            throw OrganizationError.TOO_DEEP.on("parent", "the hierarchy may be at most " + maxDepth + " levels deep");
        }
    }

    private OrganizationTree replaced(OrganizationId id, Optional<OrganizationId> parent) {
        Map<OrganizationId, Optional<OrganizationId>> next = new LinkedHashMap<>(parents);
        next.put(id, parent);
        return new OrganizationTree(next);
    }

    private void requireKnown(OrganizationId id) {
        if (!parents.containsKey(id)) {
            throw OrganizationError.PARENT_UNKNOWN.on("parent", "no such organization");
        }
    }

    private void requireGrounded(OrganizationId id) {
        int steps = 0;
        for (Optional<OrganizationId> at = parentOf(id); at.isPresent(); at = parentOf(at.get())) {
            requireKnown(at.get());
            if (++steps > parents.size()) {
                throw OrganizationError.CYCLE.on("parent", "an organization cannot lie below itself");
            }
        }
    }
}
