package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.ProviderTeam;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.TeamId;
import io.keycloakb2b.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Somebody in a team by the word of an identity provider. */
@Entity(name = "B2bProviderTeam")
@Table(name = "B2B_PROVIDER_TEAM")
@IdClass(ProviderTeamEntity.Key.class)
class ProviderTeamEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "USER_ID")
    private String userId;

    @Id
    @Column(name = "TEAM_ID")
    private String teamId;

    /** The internal id, which stays when the provider is renamed. */
    @Id
    @Column(name = "PROVIDER_ID")
    private String provider;

    @Column(name = "ORG_ID")
    private String organizationId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    ProviderTeamEntity() {}

    ProviderTeamEntity(RealmId realm, ProviderTeam team) {
        this.realmId = realm.value();
        this.userId = team.user().value();
        this.teamId = team.team().value();
        this.provider = team.provider();
        this.organizationId = team.organization().value();
    }

    ProviderTeam team() {
        return new ProviderTeam(new OrganizationId(organizationId), new UserId(userId), new TeamId(teamId), provider);
    }

    record Key(String realmId, String userId, String teamId, String provider) implements Serializable {}
}
