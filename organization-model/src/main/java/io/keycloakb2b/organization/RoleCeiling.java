package io.keycloakb2b.organization;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The app roles of one application that an organization may assign to its members: what it was granted, within what
 * each organization above it has and exposes to its children (MODEL.md §5). It is asked for a few roles at each token, and
 * for all of them seldom, so it follows a role down the path when asked and holds no sets of its own.
 */
public final class RoleCeiling {

    private final List<ApplicationLevel> rootFirst;
    private final CompositeRoles composites;
    private final boolean active;

    private RoleCeiling(List<ApplicationLevel> rootFirst, CompositeRoles composites) {
        this.rootFirst = rootFirst;
        this.composites = composites;
        this.active = rootFirst.stream().allMatch(ApplicationLevel::active);
    }

    /**
     * @param rootFirst one level for each organization of the path; at least one
     */
    public static RoleCeiling of(List<ApplicationLevel> rootFirst, CompositeRoles composites) {
        if (rootFirst.isEmpty()) {
            throw new IllegalArgumentException("a ceiling needs the organization's own level");
        }
        return new RoleCeiling(List.copyOf(rootFirst), composites);
    }

    /** For an application that nobody granted, or that is none. */
    public static RoleCeiling closed() {
        return of(List.of(ApplicationLevel.nothing()), CompositeRoles.none());
    }

    /** Whether the application is active for the organization and every ancestor. */
    public boolean active() {
        return active;
    }

    /** Expanded app roles; kept even while the application is not active, so that what is dormant shows. */
    public Set<RoleId> allowed() {
        return composites.expand(rootFirst.get(0).granted()).stream()
                .filter(this::reachesDown)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a role is among those allowed. */
    public boolean allows(RoleId role) {
        return composites.contain(role) && composites.bring(rootFirst.get(0).granted(), role) && reachesDown(role);
    }

    /** Roles of the application with everything they hold. */
    Set<RoleId> expand(Collection<RoleId> roles) {
        return composites.expand(roles);
    }

    /** Whether an expanded role may be used now. */
    boolean admits(RoleId role) {
        return active && allows(role);
    }

    private boolean reachesDown(RoleId role) {
        for (int i = 1; i < rootFirst.size(); i++) {
            if (!composites.bring(rootFirst.get(i - 1).exposed(), role)
                    || !composites.bring(rootFirst.get(i).granted(), role)) {
                return false;
            }
        }
        return true;
    }
}
