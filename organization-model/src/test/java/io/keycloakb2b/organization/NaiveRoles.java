package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** MODEL.md §5, word for word: slow, recursive, and sharing nothing with the production code. */
final class NaiveRoles {

    /** A role group granted to an organization. */
    record Grant(Set<RoleId> roles, boolean exposed) {}

    /** One organization of a path as the text sees it. */
    record Level(GrantStatus status, boolean everGranted, List<Grant> grants) {

        ApplicationLevel asInput() {
            return new ApplicationLevel(
                    everGranted ? Optional.of(status) : Optional.empty(), union(grants), union(exposed()));
        }

        List<Grant> exposed() {
            return grants.stream().filter(Grant::exposed).toList();
        }

        Level without(int grant) {
            List<Grant> fewer = new ArrayList<>(grants);
            fewer.remove(grant);
            return new Level(status, everGranted, fewer);
        }
    }

    private final Map<RoleId, Set<RoleId>> parts;
    private final List<Level> rootFirst;

    NaiveRoles(Map<RoleId, Set<RoleId>> parts, List<Level> rootFirst) {
        this.parts = parts;
        this.rootFirst = rootFirst;
    }

    Set<RoleId> granted(int depth) {
        return expanded(union(rootFirst.get(depth).grants()));
    }

    Set<RoleId> allowed(int depth) {
        Set<RoleId> allowed = new HashSet<>(granted(depth));
        if (depth > 0) {
            allowed.retainAll(allowed(depth - 1));
            allowed.retainAll(expanded(union(rootFirst.get(depth - 1).exposed())));
        }
        return allowed;
    }

    Set<RoleId> allowed() {
        return allowed(rootFirst.size() - 1);
    }

    boolean activeEverywhere() {
        return rootFirst.stream().allMatch(level -> level.everGranted() && level.status() == GrantStatus.ACTIVE);
    }

    Set<RoleId> assigned(OrganizationId organization, ClientId client, List<RoleAssignment> rows, Instant now) {
        Set<RoleId> assigned = new HashSet<>();
        for (RoleAssignment row : rows) {
            boolean expired =
                    row.expiresAt().isPresent() && !row.expiresAt().get().isAfter(now);
            if (row.organization().equals(organization) && !expired) {
                for (AssignedRole.AppRole role : carried(row)) {
                    if (role.client().equals(client)) {
                        assigned.add(role.role());
                    }
                }
            }
        }
        return expanded(assigned);
    }

    /** "Scope subtree carries portal permissions, never app roles." */
    private static Set<AssignedRole.AppRole> carried(RoleAssignment row) {
        if (row.role() instanceof AssignedRole.AppRole role) {
            return Set.of(role);
        }
        boolean custom = row.role() instanceof AssignedRole.OrganizationRole role && role.role() instanceof CustomRole;
        return custom && row.scope() == AssignmentScope.SELF
                ? ((CustomRole) ((AssignedRole.OrganizationRole) row.role()).role()).appRoles()
                : Set.of();
    }

    /** The application's own roles among these, and whatever they hold, until nothing is added any more. */
    Set<RoleId> expanded(Set<RoleId> roles) {
        Set<RoleId> expanded = new HashSet<>(roles);
        int size = -1;
        while (size != expanded.size()) {
            size = expanded.size();
            for (RoleId role : List.copyOf(expanded)) {
                expanded.addAll(parts.getOrDefault(role, Set.of()));
            }
        }
        expanded.retainAll(parts.keySet());
        return expanded;
    }

    static Set<RoleId> union(List<Grant> grants) {
        Set<RoleId> union = new HashSet<>();
        grants.forEach(grant -> union.addAll(grant.roles()));
        return union;
    }
}
