package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.TeamId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** That a native organization group holds roles of one application only. */
@Entity(name = "B2bTeam")
@Table(name = "B2B_TEAM")
@IdClass(TeamEntity.Key.class)
class TeamEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "TEAM_ID")
    private String teamId;

    @Column(name = "ORG_ID")
    private String organizationId;

    @Column(name = "CLIENT_ID")
    private String clientId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    TeamEntity() {}

    TeamEntity(RealmId realm, OrganizationId organization, TeamId team, ClientId client) {
        this.realmId = realm.value();
        this.teamId = team.value();
        this.organizationId = organization.value();
        this.clientId = client.value();
    }

    record Key(String realmId, String teamId) implements Serializable {}
}
