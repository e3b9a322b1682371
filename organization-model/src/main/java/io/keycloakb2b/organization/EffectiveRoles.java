package io.keycloakb2b.organization;

import java.time.Instant;
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
            Map<ClientId, ApplicationCeiling> ceilings,
            Instant now) {
        List<RoleAssignment> counting = assignments.stream()
                .filter(assignment -> assignment.organization().equals(path.id()))
                .filter(assignment -> assignment.effectiveAt(now))
                .toList();
        boolean entered = membership.status() == MembershipStatus.ACTIVE
                && membership.organization().equals(path.id())
                && path.usable();
        Map<ClientId, Set<RoleId>> effective = new TreeMap<>(BY_VALUE);
        Map<ClientId, Set<RoleId>> dormant = new TreeMap<>(BY_VALUE);
        appRolesByClient(counting).forEach((client, roles) -> {
            ApplicationCeiling ceiling = ceilings.getOrDefault(client, ApplicationCeiling.closed());
            Set<RoleId> assigned = ceiling.composites().expand(roles);
            Set<RoleId> usable = entered ? ceiling.ceiling().cut(assigned) : Set.of();
            Set<RoleId> rest = new HashSet<>(assigned);
            rest.removeAll(usable);
            putUnlessEmpty(effective, client, usable);
            putUnlessEmpty(dormant, client, rest);
        });
        return new EffectiveRoles(entered ? organizationRoles(counting) : Set.of(), effective, dormant);
    }

    public Set<RoleId> of(ClientId client) {
        return appRoles.getOrDefault(client, Set.of());
    }

    private static Map<ClientId, Set<RoleId>> appRolesByClient(Collection<RoleAssignment> assignments) {
        Map<ClientId, Set<RoleId>> byClient = new TreeMap<>(BY_VALUE);
        for (RoleAssignment assignment : assignments) {
            for (AssignedRole.AppRole appRole : assignment.appRoles()) {
                byClient.computeIfAbsent(appRole.client(), x -> new HashSet<>()).add(appRole.role());
            }
        }
        return byClient;
    }

    private static Set<OrganizationRole> organizationRoles(Collection<RoleAssignment> assignments) {
        Set<OrganizationRole> roles = new LinkedHashSet<>();
        for (RoleAssignment assignment : assignments) {
            if (assignment.role() instanceof AssignedRole.OrganizationRole organizationRole) {
                roles.add(organizationRole.role());
            }
        }
        return roles;
    }

    private static void putUnlessEmpty(Map<ClientId, Set<RoleId>> map, ClientId client, Set<RoleId> roles) {
        if (!roles.isEmpty()) {
            map.put(client, Set.copyOf(roles));
        }
    }
}
