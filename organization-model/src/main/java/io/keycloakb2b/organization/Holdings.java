package io.keycloakb2b.organization;

import java.util.List;
import java.util.Set;

/**
 * What a member was given in an organization, whether it counts or not.
 *
 * @param assignments the member's own, and those of the member's teams
 * @param teams those that the member is in directly
 */
public record Holdings(Membership membership, List<RoleAssignment> assignments, Set<TeamId> teams) {

    public Holdings {
        assignments = List.copyOf(assignments);
        teams = Set.copyOf(teams);
    }
}
