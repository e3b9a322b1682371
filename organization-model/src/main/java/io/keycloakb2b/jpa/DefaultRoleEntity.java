package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A role that everybody gets who joins an organization. */
@Entity(name = "B2bDefaultRole")
@Table(name = "B2B_DEFAULT_ROLE")
@IdClass(DefaultRoleEntity.Key.class)
class DefaultRoleEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    /** Written as in {@link RoleColumns}. */
    @Id
    @Column(name = "ROLE_ID")
    private String roleId;

    @Column(name = "CLIENT_ID")
    private @Nullable String clientId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    DefaultRoleEntity() {}

    DefaultRoleEntity(RealmId realm, OrganizationId organization, AssignedRole role) {
        RoleColumns columns = RoleColumns.of(role);
        this.realmId = realm.value();
        this.organizationId = organization.value();
        this.roleId = columns.roleId();
        this.clientId = columns.clientId();
    }

    String organizationId() {
        return organizationId;
    }

    RoleColumns role() {
        return new RoleColumns(clientId, roleId);
    }

    record Key(String realmId, String organizationId, String roleId) implements Serializable {}
}
