package io.keycloakb2b.organization;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The app roles of one application that an organization may assign to its members: what it was granted, within what
 * each organization above it has and exposes to its children (MODEL.md §5).
 *
 * @param allowed expanded app roles; kept even while the application is not active, so that what is dormant shows
 * @param active whether the application is active for the organization and every ancestor
 */
public record RoleCeiling(Set<RoleId> allowed, boolean active) {

    public RoleCeiling {
        allowed = Set.copyOf(allowed);
    }

    /**
     * @param rootFirst one level for each organization of the path; at least one
     */
    public static RoleCeiling of(List<ApplicationLevel> rootFirst, CompositeRoles composites) {
        if (rootFirst.isEmpty()) {
            throw new IllegalArgumentException("a ceiling needs the organization's own level");
        }
        Set<RoleId> allowed = composites.expand(rootFirst.get(0).granted());
        allowed.removeIf(role -> !reachesDown(role, rootFirst, composites));
        return new RoleCeiling(allowed, rootFirst.stream().allMatch(ApplicationLevel::active));
    }

    /** Role by role and not set by set: every token asks, and a path may be long. */
    private static boolean reachesDown(RoleId role, List<ApplicationLevel> rootFirst, CompositeRoles composites) {
        for (int i = 1; i < rootFirst.size(); i++) {
            if (!composites.bring(rootFirst.get(i - 1).exposed(), role)
                    || !composites.bring(rootFirst.get(i).granted(), role)) {
                return false;
            }
        }
        return true;
    }

    /** The part of some expanded roles that may be used now. */
    Set<RoleId> cut(Set<RoleId> expanded) {
        if (!active) {
            return Set.of();
        }
        Set<RoleId> cut = new HashSet<>(expanded);
        cut.retainAll(allowed);
        return cut;
    }
}
