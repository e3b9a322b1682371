package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.Deletion;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.RealmId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** That an organization is being deleted. Moments are milliseconds since the epoch. */
@Entity(name = "B2bDeletion")
@Table(name = "B2B_ORG_DELETION")
@IdClass(DeletionEntity.Key.class)
class DeletionEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Column(name = "STATUS_BEFORE")
    private String statusBefore;

    @Column(name = "REQUESTED_AT")
    private long requestedAt;

    @Column(name = "PURGE_AT")
    private long purgeAt;

    @Column(name = "BY_OWNER")
    private boolean byOwner;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    DeletionEntity() {}

    DeletionEntity(RealmId realm, Deletion deletion) {
        this.realmId = realm.value();
        this.organizationId = deletion.organization().value();
        this.statusBefore = deletion.statusBefore().name();
        this.requestedAt = deletion.requestedAt().toEpochMilli();
        this.purgeAt = deletion.purgeAt().toEpochMilli();
        this.byOwner = deletion.byOwner();
    }

    Deletion deletion() {
        return new Deletion(
                new OrganizationId(organizationId),
                OrganizationStatus.valueOf(statusBefore),
                Instant.ofEpochMilli(requestedAt),
                Instant.ofEpochMilli(purgeAt),
                byOwner);
    }

    record Key(String realmId, String organizationId) implements Serializable {}
}
