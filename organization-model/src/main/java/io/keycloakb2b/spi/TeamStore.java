package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.Team;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.util.List;
import java.util.Optional;

/** Teams of an organization: native groups, and what the pack adds to them. */
public interface TeamStore {

    /** Ordered by name and id. */
    Page<Team> teams(OrganizationScope scope, PageRequest page);

    Optional<Team> find(OrganizationScope scope, TeamId team);

    /** The team of a name that lies directly below the organization. */
    Optional<Team> named(OrganizationScope scope, String name);

    /** Names of the teams that lie directly below the organization, in no order. */
    List<String> topLevelNames(OrganizationScope scope);

    /** Whether there are native groups below it. */
    boolean hasChildren(OrganizationScope scope, TeamId team);

    /** Whether the user is in the team itself. */
    boolean contains(OrganizationScope scope, TeamId team, UserId user);

    /** From now on the team may hold roles of one application only; or, for empty, any. */
    void bind(OrganizationScope scope, TeamId team, Optional<ClientId> application);
}
