package io.keycloakb2b.organization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a member holds in one organization at one moment.
 *
 * @param organizationRoles organization roles assigned here; {@code member} is implied and not listed
 * @param appRoles app roles inside the ceiling, by application; applications without any are absent
 * @param dormant assigned app roles that lie outside the ceiling now, and count again when a grant returns
 */
public record EffectiveRoles(
        Set<OrganizationRole> organizationRoles,
        Map<ClientId, Set<RoleId>> appRoles,
        Map<ClientId, Set<RoleId>> dormant) {

    private static final Comparator<ClientId> BY_VALUE = Comparator.comparing(ClientId::value);

    public static EffectiveRoles none() {
        return new EffectiveRoles(Set.of(), Map.of(), Map.of());
    }

    /**
     * @param assignments everything assigned to the member and the member's teams in this organization
     * @param ceilings by application, for each application that occurs in the assignments
     */
    public static EffectiveRoles of(
            OrganizationPath path,
            Membership membership,
            Collection<RoleAssignment> assignments,
            Map<ClientId, RoleCeiling> ceilings,
            Instant now) {
        List<AssignedRole> roles = new ArrayList<>(assignments.size());
        Map<ClientId, Set<RoleId>> assigned = new TreeMap<>(BY_VALUE);
        for (RoleAssignment assignment : assignments) {
            if (assignment.organization().equals(path.id()) && assignment.effectiveAt(now)) {
                roles.add(assignment.role());
                sort(assignment.appRoles(), assigned);
            }
        }
        boolean entered = membership.status() == MembershipStatus.ACTIVE
                && membership.organization().equals(path.id())
                && path.usable();
        return of(entered, roles, assigned, ceilings);
    }

    /**
     * The same of an API key.
     *
     * @param counting those of its roles that whoever answers for it may hand out, see {@link ApiKey#rolesWithin}
     */
    public static EffectiveRoles of(
            OrganizationPath path,
            ApiKey key,
            Set<AssignedRole> counting,
            Map<ClientId, RoleCeiling> ceilings,
            Instant now) {
        boolean usable =
                key.organization().equals(path.id()) && key.statusAt(now) == ApiKeyStatus.ACTIVE && path.usable();
        Map<ClientId, Set<RoleId>> assigned = new TreeMap<>(BY_VALUE);
        counting.forEach(role -> sort(role.appRoles(), assigned));
        return of(usable, counting, assigned, ceilings);
    }

    /** @param entered whether anything counts at all */
    private static EffectiveRoles of(
            boolean entered,
            Collection<AssignedRole> roles,
            Map<ClientId, Set<RoleId>> appRoles,
            Map<ClientId, RoleCeiling> ceilings) {
        Map<ClientId, Set<RoleId>> effective = new TreeMap<>(BY_VALUE);
        Map<ClientId, Set<RoleId>> dormant = new TreeMap<>(BY_VALUE);
        appRoles.forEach((client, assigned) -> {
            RoleCeiling ceiling = ceilings.getOrDefault(client, RoleCeiling.closed());
            Set<RoleId> usable = new HashSet<>();
            Set<RoleId> rest = new HashSet<>();
            for (RoleId role : ceiling.expand(assigned)) {
                (entered && ceiling.admits(role) ? usable : rest).add(role);
            }
            putUnlessEmpty(effective, client, usable);
            putUnlessEmpty(dormant, client, rest);
        });
        return new EffectiveRoles(entered ? organizationRoles(roles) : Set.of(), effective, dormant);
    }

    public Set<RoleId> of(ClientId client) {
        return appRoles.getOrDefault(client, Set.of());
    }

    private static void sort(Set<AssignedRole.AppRole> appRoles, Map<ClientId, Set<RoleId>> byClient) {
        for (AssignedRole.AppRole appRole : appRoles) {
            byClient.computeIfAbsent(appRole.client(), x -> new HashSet<>()).add(appRole.role());
        }
    }

    private static Set<OrganizationRole> organizationRoles(Collection<AssignedRole> assigned) {
        Set<OrganizationRole> roles = new LinkedHashSet<>();
        assigned.forEach(role -> {
            if (role instanceof AssignedRole.OrganizationRole organizationRole) {
                roles.add(organizationRole.role());
            }
        });
        return roles;
    }

    private static void putUnlessEmpty(Map<ClientId, Set<RoleId>> map, ClientId client, Set<RoleId> roles) {
        if (!roles.isEmpty()) {
            map.put(client, Set.copyOf(roles));
        }
    }
}
