package io.keycloakb2b.organization;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The app roles of one application, and which of them contain which others.
 *
 * @param parts every app role of the application with the app roles of the same application that it directly holds
 */
public record CompositeRoles(Map<RoleId, Set<RoleId>> parts) {

    public CompositeRoles {
        parts = Map.copyOf(parts);
    }

    public static CompositeRoles none() {
        return new CompositeRoles(Map.of());
    }

    /** The roles with everything they hold, however deep. Roles that the application does not have drop out. */
    public Set<RoleId> expand(Collection<RoleId> roles) {
        Set<RoleId> seen = new HashSet<>();
        Set<RoleId> expanded = new LinkedHashSet<>();
        Deque<RoleId> open = new ArrayDeque<>(roles);
        while (!open.isEmpty()) {
            RoleId role = open.removeFirst();
            if (seen.add(role) && parts.containsKey(role)) {
                expanded.add(role);
                open.addAll(parts.getOrDefault(role, Set.of()));
            }
        }
        return expanded;
    }

    /** The application's roles that bring one of the given: themselves, and whatever holds them, however deep. */
    public Set<RoleId> bringing(Collection<RoleId> any) {
        Set<RoleId> bringing = new HashSet<>();
        for (RoleId role : parts.keySet()) {
            if (expand(Set.of(role)).stream().anyMatch(any::contains)) {
                bringing.add(role);
            }
        }
        return bringing;
    }
}
