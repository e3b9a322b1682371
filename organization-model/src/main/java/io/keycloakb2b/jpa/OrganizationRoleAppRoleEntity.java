package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Set;

/** An app role in a custom organization role. */
@Entity(name = "B2bOrganizationRoleAppRole")
@Table(name = "B2B_ORG_ROLE_APP_ROLE")
@IdClass(OrganizationRoleAppRoleEntity.Key.class)
class OrganizationRoleAppRoleEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ROLE_ID")
    private String organizationRoleId;

    @Id
    @Column(name = "ROLE_ID")
    private String roleId;

    @Column(name = "CLIENT_ID")
    private String clientId;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    OrganizationRoleAppRoleEntity() {}

    OrganizationRoleAppRoleEntity(RealmId realm, OrganizationRoleId role, AssignedRole.AppRole appRole) {
        this.realmId = realm.value();
        this.organizationRoleId = role.value();
        this.roleId = appRole.role().value();
        this.clientId = appRole.client().value();
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.CustomRole(new OrganizationRoleId(organizationRoleId)));
    }

    record Key(String realmId, String organizationRoleId, String roleId) implements Serializable {}
}
