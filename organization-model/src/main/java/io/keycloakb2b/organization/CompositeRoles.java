package io.keycloakb2b.organization;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The app roles of one application, and which of them contain which others. */
public final class CompositeRoles {

    private final Map<RoleId, Set<RoleId>> parts;

    /** The roles in which a role is contained, however deep; those that are in none are absent, which most are. */
    private final Map<RoleId, Set<RoleId>> holders;

    /**
     * @param parts every app role of the application with the app roles of the same application that it directly holds
     */
    public CompositeRoles(Map<RoleId, Set<RoleId>> parts) {
        this.parts = Map.copyOf(parts);
        this.holders = holders();
    }

    public static CompositeRoles none() {
        return new CompositeRoles(Map.of());
    }

    /** Every app role of the application with the app roles of the same application that it directly holds. */
    public Map<RoleId, Set<RoleId>> parts() {
        return parts;
    }

    /** The roles with everything they hold, however deep. Roles that the application does not have drop out. */
    public Set<RoleId> expand(Collection<RoleId> roles) {
        Set<RoleId> expanded = new LinkedHashSet<>();
        Deque<RoleId> open = new ArrayDeque<>(roles);
        while (!open.isEmpty()) {
            RoleId role = open.removeFirst();
            Set<RoleId> direct = parts.get(role);
            if (direct != null && expanded.add(role)) {
                open.addAll(direct);
            }
        }
        return expanded;
    }

    boolean contain(RoleId role) {
        return parts.containsKey(role);
    }

    /** Whether a role of the application is among some, or contained in one of them. */
    boolean bring(Set<RoleId> some, RoleId role) {
        return some.contains(role) || !Collections.disjoint(holders.getOrDefault(role, Set.of()), some);
    }

    /** The application's roles that bring one of the given: themselves, and whatever holds them, however deep. */
    public Set<RoleId> bringing(Collection<RoleId> any) {
        Set<RoleId> bringing = new HashSet<>();
        for (RoleId role : any) {
            if (parts.containsKey(role)) {
                bringing.add(role);
                bringing.addAll(holders.getOrDefault(role, Set.of()));
            }
        }
        return bringing;
    }

    private Map<RoleId, Set<RoleId>> holders() {
        Map<RoleId, Set<RoleId>> all = new HashMap<>();
        parts.forEach((holder, direct) -> {
            if (!direct.isEmpty()) {
                expand(Set.of(holder)).forEach(held -> all.computeIfAbsent(held, x -> new HashSet<>())
                        .add(holder));
            }
        });
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompositeRoles roles && parts.equals(roles.parts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(parts);
    }

    @Override
    public String toString() {
        return "CompositeRoles" + parts;
    }
}
