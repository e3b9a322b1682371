package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * MODEL.md §4 and §5 in memory, by small numbers instead of ids: organizations, people, one application whose role 3
 * holds role 0, and role groups that hold a role each and the next one. Slow, and shares nothing with the product.
 */
final class ReferenceWorld {

    static final int ORGANIZATIONS = 6;
    static final int PEOPLE = 2;
    static final int ROLES = 4;
    static final int GROUPS = 3;
    static final int MAX_DEPTH = 4;

    /** Role 3 is a composite. */
    static final int COMPOSITE = 3;

    static final int PART = 0;

    private final Map<Integer, Node> nodes = new TreeMap<>();

    /** What the one custom role of the realm holds. */
    Set<Integer> custom = Set.of();

    /** What is known of one organization. */
    static final class Node {
        Optional<Integer> parent;
        OrganizationStatus status = OrganizationStatus.ACTIVE;
        Optional<GrantStatus> application = Optional.empty();
        final Map<Integer, Boolean> groups = new HashMap<>();
        final Map<Integer, MembershipStatus> members = new HashMap<>();
        final Map<Integer, Set<Integer>> assigned = new HashMap<>();
        final Set<Integer> ofTeam = new HashSet<>();
        final Set<Integer> team = new HashSet<>();
        /** Who holds the custom role, and whether for this organization or merely for those below. */
        final Map<Integer, AssignmentScope> custom = new HashMap<>();

        Node(Optional<Integer> parent) {
            this.parent = parent;
        }
    }

    boolean has(int organization) {
        return nodes.containsKey(organization);
    }

    Node node(int organization) {
        return Objects.requireNonNull(nodes.get(organization));
    }

    Set<Integer> all() {
        return nodes.keySet();
    }

    void create(int organization, Optional<Integer> parent) {
        nodes.put(organization, new Node(parent));
    }

    void remove(int organization) {
        nodes.remove(organization);
    }

    boolean hasChildren(int organization) {
        return nodes.values().stream()
                .anyMatch(node ->
                        node.parent.filter(parent -> parent == organization).isPresent());
    }

    /** Root first. */
    List<Integer> path(int organization) {
        Deque<Integer> path = new ArrayDeque<>();
        Optional<Integer> here = Optional.of(organization);
        while (here.isPresent()) {
            path.addFirst(here.get());
            here = node(here.get()).parent;
        }
        return List.copyOf(path);
    }

    boolean below(int organization, int ancestor) {
        return path(organization).contains(ancestor);
    }

    /** How many levels the organization and everything below it take. */
    int height(int organization) {
        return all().stream()
                .filter(other -> below(other, organization))
                .mapToInt(other -> path(other).size() - path(organization).size() + 1)
                .max()
                .orElse(1);
    }

    Set<Integer> granted(int organization) {
        return expanded(rolesOf(node(organization).groups.keySet()));
    }

    Set<Integer> allowed(int organization) {
        Set<Integer> allowed = new HashSet<>(granted(organization));
        node(organization).parent.ifPresent(parent -> {
            allowed.retainAll(allowed(parent));
            List<Integer> exposed = node(parent).groups.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .toList();
            allowed.retainAll(expanded(rolesOf(exposed)));
        });
        return allowed;
    }

    Set<Integer> effective(int organization, int person) {
        Node here = node(organization);
        boolean open = here.members.get(person) == MembershipStatus.ACTIVE
                && path(organization).stream()
                        .map(this::node)
                        .allMatch(node -> node.status == OrganizationStatus.ACTIVE
                                && node.application
                                        .filter(GrantStatus.ACTIVE::equals)
                                        .isPresent());
        if (!open) {
            return Set.of();
        }
        Set<Integer> assigned = new HashSet<>(here.assigned.getOrDefault(person, Set.of()));
        if (here.team.contains(person)) {
            assigned.addAll(here.ofTeam);
        }
        if (here.custom.get(person) == AssignmentScope.SELF) {
            assigned.addAll(custom);
        }
        Set<Integer> effective = new HashSet<>(expanded(assigned));
        effective.retainAll(allowed(organization));
        return effective;
    }

    /** The role groups overlap: group n holds the roles n and n + 1. */
    static Set<Integer> rolesOf(Iterable<Integer> groups) {
        Set<Integer> roles = new HashSet<>();
        groups.forEach(group -> roles.addAll(List.of(group, group + 1)));
        return roles;
    }

    private static Set<Integer> expanded(Set<Integer> roles) {
        Set<Integer> expanded = new HashSet<>(roles);
        if (expanded.contains(COMPOSITE)) {
            expanded.add(PART);
        }
        return expanded;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        nodes.forEach((organization, node) -> lines.add(organization + " below " + node.parent + " " + node.status + " "
                + node.application + " " + node.groups + " " + node.members + " " + node.assigned
                + " team " + node.team + " with " + node.ofTeam + " custom " + node.custom));
        lines.add("custom role: " + custom);
        return String.join("\n", lines);
    }
}
