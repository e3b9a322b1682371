package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.spi.MemberFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Filters of members as they stand in an address.
 *
 * @param role an organization role
 * @param application the public id of a client, for {@code appRole}
 */
record MemberFilters(
        @Nullable String status,
        @Nullable String type,
        @Nullable String team,
        @Nullable String role,
        @Nullable String application,
        @Nullable String appRole,
        @Nullable String email,
        @Nullable String search) {

    MemberFilter filter(Desk desk, OrganizationScope scope) {
        return new MemberFilter(
                Optional.ofNullable(status).map(word -> Fields.word("status", word, MembershipStatus.class)),
                Optional.ofNullable(type).map(word -> Fields.word("type", word, MemberType.class)),
                Optional.ofNullable(team).map(id -> Desk.id(id, TeamId::new)),
                wantedRole(desk, scope),
                Optional.ofNullable(email),
                Optional.ofNullable(search));
    }

    /** A role that is not there and one that nobody was given leave the same list. */
    private Optional<AssignedRole> wantedRole(Desk desk, OrganizationScope scope) {
        if (role == null && application == null && appRole == null) {
            return Optional.empty();
        }
        return Optional.of(RoleBody.named(role, application, appRole).role(desk, scope));
    }
}
