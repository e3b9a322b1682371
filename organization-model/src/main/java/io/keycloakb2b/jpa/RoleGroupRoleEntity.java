package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Set;

/** An app role in a role group. */
@Entity(name = "B2bRoleGroupRole")
@Table(name = "B2B_ROLE_GROUP_ROLE")
@IdClass(RoleGroupRoleEntity.Key.class)
class RoleGroupRoleEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ROLE_GROUP_ID")
    private String roleGroupId;

    @Id
    @Column(name = "ROLE_ID")
    private String roleId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    RoleGroupRoleEntity() {}

    RoleGroupRoleEntity(RealmId realm, RoleGroupId group, RoleId role) {
        this.realmId = realm.value();
        this.roleGroupId = group.value();
        this.roleId = role.value();
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.EntireRealm(new RealmId(realmId)));
    }

    record Key(String realmId, String roleGroupId, String roleId) implements Serializable {}
}
