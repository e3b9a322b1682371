package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.HostName;
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

/** The host of an organization; in its realm no other has it. */
@Entity(name = "B2bHost")
@Table(name = "B2B_ORG_HOST")
@IdClass(HostEntity.Key.class)
class HostEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Column(name = "HOST")
    private String host;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    HostEntity() {}

    HostEntity(RealmId realm, OrganizationId organization, HostName host) {
        this.realmId = realm.value();
        this.organizationId = organization.value();
        this.host = host.value();
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.Host(new RealmId(realmId), new HostName(host)));
    }

    record Key(String realmId, String organizationId) implements Serializable {}
}
