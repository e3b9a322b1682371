package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.TeamId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A team that an invited person will be in. */
@Entity(name = "B2bInvitationTeam")
@Table(name = "B2B_INVITATION_TEAM")
@IdClass(InvitationTeamEntity.Key.class)
class InvitationTeamEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "INVITATION_ID")
    private String invitationId;

    @Id
    @Column(name = "TEAM_ID")
    private String teamId;

    @Column(name = "ORG_ID")
    private String organizationId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    InvitationTeamEntity() {}

    InvitationTeamEntity(RealmId realm, Invitation invitation, TeamId team) {
        this.realmId = realm.value();
        this.invitationId = invitation.id().value();
        this.teamId = team.value();
        this.organizationId = invitation.organization().value();
    }

    String invitationId() {
        return invitationId;
    }

    TeamId team() {
        return new TeamId(teamId);
    }

    record Key(String realmId, String invitationId, String teamId) implements Serializable {}
}
