package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A role that goes with an invitation. */
@Entity(name = "B2bInvitationRole")
@Table(name = "B2B_INVITATION_ROLE")
@IdClass(InvitationRoleEntity.Key.class)
class InvitationRoleEntity implements SilentRow, CarriedRoles.Carried {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "INVITATION_ID")
    private String invitationId;

    /** The id of an app role or custom role, or the name of a built-in one; they never look alike. */
    @Id
    @Column(name = "ROLE_ID")
    private String roleId;

    /** The application of an app role; null for an organization role. */
    @Column(name = "CLIENT_ID")
    private @Nullable String clientId;

    @Column(name = "ORG_ID")
    private String organizationId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    InvitationRoleEntity() {}

    InvitationRoleEntity(RealmId realm, Invitation invitation, AssignedRole role) {
        RoleColumns columns = RoleColumns.of(role);
        this.realmId = realm.value();
        this.invitationId = invitation.id().value();
        this.roleId = columns.roleId();
        this.clientId = columns.clientId();
        this.organizationId = invitation.organization().value();
    }

    @Override
    public String carrier() {
        return invitationId;
    }

    @Override
    public Key key() {
        return new Key(realmId, invitationId, roleId);
    }

    @Override
    public RoleColumns role() {
        return new RoleColumns(clientId, roleId);
    }

    record Key(String realmId, String invitationId, String roleId) implements Serializable {}
}
