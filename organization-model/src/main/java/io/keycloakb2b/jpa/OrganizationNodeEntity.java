package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AdminInheritance;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationNode;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionSubject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** The pack's record of an organization. */
@Entity(name = "B2bOrganization")
@Table(name = "B2B_ORG")
@IdClass(OrganizationNodeEntity.Key.class)
class OrganizationNodeEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Column(name = "PARENT_ID")
    private @Nullable String parentId;

    @Nationalized
    @Column(name = "KIND")
    private String kind;

    @Column(name = "STATUS")
    private String status;

    @Column(name = "ADMIN_INHERITANCE")
    private String adminInheritance;

    @Nationalized
    @Column(name = "EXTERNAL_ID")
    private @Nullable String externalId;

    @Nationalized
    @Column(name = "BILLING_REFERENCE")
    private @Nullable String billingReference;

    @Column(name = "SEAT_LIMIT")
    private @Nullable Integer seatLimit;

    /** Milliseconds since the epoch; written by its own statement alone. */
    @Column(name = "SESSIONS_NOT_BEFORE")
    private @Nullable Long sessionsNotBefore;

    /** Who made the organization without being asked to by the platform; written by its own statement alone. */
    @Column(name = "FOUNDED_BY")
    private @Nullable String foundedBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    OrganizationNodeEntity() {}

    OrganizationNodeEntity(RealmId realm, OrganizationNode node) {
        this.realmId = realm.value();
        this.organizationId = node.id().value();
        this.parentId = node.parent().map(OrganizationId::value).orElse(null);
        this.kind = node.kind();
        this.status = node.status().name();
        this.adminInheritance = node.adminInheritance().name();
        this.externalId = node.externalId().orElse(null);
        this.billingReference = node.billingReference().orElse(null);
        this.seatLimit = node.seatLimit().isPresent() ? node.seatLimit().getAsInt() : null;
    }

    OrganizationNode node() {
        return new OrganizationNode(
                new OrganizationId(organizationId),
                Optional.ofNullable(parentId).map(OrganizationId::new),
                kind,
                OrganizationStatus.valueOf(status),
                AdminInheritance.valueOf(adminInheritance),
                Optional.ofNullable(externalId),
                Optional.ofNullable(billingReference),
                seatLimit == null ? OptionalInt.empty() : OptionalInt.of(seatLimit));
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.OneOrganization(new RealmId(realmId), new OrganizationId(organizationId)));
    }

    record Key(String realmId, String organizationId) implements Serializable {}
}
