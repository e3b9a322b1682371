package io.keycloakb2b.jpa;

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

/** That one organization lies so many levels below another; each organization lies 0 below itself. */
@Entity(name = "B2bAncestry")
@Table(name = "B2B_ORG_ANCESTRY")
@IdClass(AncestryEntity.Key.class)
class AncestryEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "DESCENDANT_ID")
    private String descendantId;

    @Id
    @Column(name = "ANCESTOR_ID")
    private String ancestorId;

    @Column(name = "DISTANCE")
    private int distance;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    AncestryEntity() {}

    AncestryEntity(String realmId, String descendantId, String ancestorId, int distance) {
        this.realmId = realmId;
        this.descendantId = descendantId;
        this.ancestorId = ancestorId;
        this.distance = distance;
    }

    String ancestorId() {
        return ancestorId;
    }

    int distance() {
        return distance;
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.OneOrganization(new RealmId(realmId), new OrganizationId(descendantId)));
    }

    record Key(String realmId, String descendantId, String ancestorId) implements Serializable {}
}
