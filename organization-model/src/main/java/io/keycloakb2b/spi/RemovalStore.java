package io.keycloakb2b.spi;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes away what belonged to something that Keycloak has removed. Called by provider events and by the sweep alone:
 * the one store without scopes, since nobody asks and the subject is gone.
 */
public interface RemovalStore {

    void organizationRemoved(RealmId realm, OrganizationId organization);

    void memberLeft(RealmId realm, OrganizationId organization, UserId user);

    void userRemoved(RealmId realm, UserId user);

    void clientRemoved(RealmId realm, ClientId client);

    void roleRemoved(RealmId realm, RoleId role);

    void teamRemoved(RealmId realm, TeamId team);

    /**
     * @param provider the internal id of an identity provider that is gone, or that no organization has any more
     * @return who was in which team by its word alone, and still is
     */
    List<ProviderTeam> providerRemoved(RealmId realm, String provider);

    void realmRemoved(RealmId realm);

    /**
     * Removes rows whose organization, user, client or role is gone and of which no event told.
     *
     * @return the number of rows removed
     */
    int sweep(RealmId realm);

    /** The organizations that have audit events from before a moment, whether or not they still exist. */
    Set<OrganizationId> organizationsWithEventsBefore(RealmId realm, Instant moment);

    /**
     * Removes the oldest audit events from before a moment. Safe to run on several nodes at once.
     *
     * @param organization empty for the events that belong to no organization
     * @param max how many at most; a longer transaction would stand in everybody's way
     * @return how many were found; fewer than asked for means that nothing is left
     */
    int removeEvents(RealmId realm, Optional<OrganizationId> organization, Instant before, int max);
}
