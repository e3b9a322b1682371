package io.keycloakb2b.organization;

import java.util.Optional;

/**
 * A native organization group. Who is in a group below it is not in it: each group is a team of its own.
 *
 * @param parent the group above it; empty for most, which lie directly below the organization
 * @param application the only application whose roles the team may hold; empty for any roles
 */
public record Team(
        TeamId id,
        OrganizationId organization,
        String name,
        String description,
        Optional<TeamId> parent,
        Optional<ClientId> application) {}
