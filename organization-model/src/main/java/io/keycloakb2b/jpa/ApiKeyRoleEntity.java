package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A role that an API key was given. */
@Entity(name = "B2bApiKeyRole")
@Table(name = "B2B_API_KEY_ROLE")
@IdClass(ApiKeyRoleEntity.Key.class)
class ApiKeyRoleEntity implements SilentRow, CarriedRoles.Carried {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "KEY_ID")
    private String keyId;

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
    ApiKeyRoleEntity() {}

    ApiKeyRoleEntity(RealmId realm, ApiKey key, AssignedRole role) {
        RoleColumns columns = RoleColumns.of(role);
        this.realmId = realm.value();
        this.keyId = key.id().value();
        this.roleId = columns.roleId();
        this.clientId = columns.clientId();
        this.organizationId = key.organization().value();
    }

    @Override
    public String carrier() {
        return keyId;
    }

    @Override
    public Key key() {
        return new Key(realmId, keyId, roleId);
    }

    @Override
    public RoleColumns role() {
        return new RoleColumns(clientId, roleId);
    }

    record Key(String realmId, String keyId, String roleId) implements Serializable {}
}
