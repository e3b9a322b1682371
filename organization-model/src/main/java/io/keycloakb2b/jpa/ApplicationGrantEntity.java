package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Set;

/** An application given to an organization. */
@Entity(name = "B2bApplicationGrant")
@Table(name = "B2B_APPLICATION_GRANT")
@IdClass(ApplicationGrantEntity.Key.class)
class ApplicationGrantEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Id
    @Column(name = "CLIENT_ID")
    private String clientId;

    @Column(name = "STATUS")
    private String status;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    ApplicationGrantEntity() {}

    ApplicationGrantEntity(RealmId realm, ApplicationGrant grant) {
        this.realmId = realm.value();
        this.organizationId = grant.organization().value();
        this.clientId = grant.client().value();
        this.status = grant.status().name();
    }

    ApplicationGrant grant() {
        return new ApplicationGrant(
                new OrganizationId(organizationId), new ClientId(clientId), GrantStatus.valueOf(status));
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.OneOrganization(new RealmId(realmId), new OrganizationId(organizationId)));
    }

    record Key(String realmId, String organizationId, String clientId) implements Serializable {}
}
