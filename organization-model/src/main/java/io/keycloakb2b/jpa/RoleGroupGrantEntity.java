package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Set;

/** A role group given to an organization. */
@Entity(name = "B2bRoleGroupGrant")
@Table(name = "B2B_ROLE_GROUP_GRANT")
@IdClass(RoleGroupGrantEntity.Key.class)
class RoleGroupGrantEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Id
    @Column(name = "ROLE_GROUP_ID")
    private String roleGroupId;

    @Column(name = "EXPOSED_TO_CHILDREN")
    private boolean exposedToChildren;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    RoleGroupGrantEntity() {}

    RoleGroupGrantEntity(RealmId realm, RoleGroupGrant grant) {
        this.realmId = realm.value();
        this.organizationId = grant.organization().value();
        this.roleGroupId = grant.roleGroup().value();
        this.exposedToChildren = grant.exposedToChildren();
    }

    RoleGroupGrant grant() {
        return new RoleGroupGrant(new OrganizationId(organizationId), new RoleGroupId(roleGroupId), exposedToChildren);
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.OneOrganization(new RealmId(realmId), new OrganizationId(organizationId)));
    }

    record Key(String realmId, String organizationId, String roleGroupId) implements Serializable {}
}
