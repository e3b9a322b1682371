package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.UserId;
import java.util.List;

/** Who is in a team by the word of which identity provider. Keycloak itself knows only that somebody is in it. */
public interface ProviderTeamStore {

    /** By the word of whatever providers. */
    List<ProviderTeam> of(OrganizationScope scope, UserId user);

    void put(OrganizationScope scope, ProviderTeam team);

    void remove(OrganizationScope scope, ProviderTeam team);
}
