package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.JoinRequestId;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to join. */
@Entity(name = "B2bJoinRequest")
@Table(name = "B2B_JOIN_REQUEST")
@IdClass(JoinRequestEntity.Key.class)
class JoinRequestEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "ORG_ID")
    private String organizationId;

    @Column(name = "USER_ID")
    private String userId;

    /** The user while the request is pending, so that there is one at a time; its own id from then on. */
    @Column(name = "PENDING_KEY")
    private String pendingKey;

    @Column(name = "STATUS")
    private String status;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "ANSWERED_AT")
    private @Nullable Long answeredAt;

    @Column(name = "ANSWERED_BY")
    private @Nullable String answeredBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    JoinRequestEntity() {}

    JoinRequestEntity(RealmId realm, JoinRequest request) {
        boolean pending = request.status() == JoinRequestStatus.PENDING;
        this.realmId = realm.value();
        this.id = request.id().value();
        this.organizationId = request.organization().value();
        this.userId = request.user().value();
        this.pendingKey = pending ? request.user().value() : request.id().value();
        this.status = request.status().name();
        this.createdAt = request.createdAt().toEpochMilli();
        this.answeredAt = request.answeredAt().map(Instant::toEpochMilli).orElse(null);
        this.answeredBy = request.answeredBy().map(UserId::value).orElse(null);
    }

    JoinRequest request() {
        return new JoinRequest(
                new JoinRequestId(id),
                new OrganizationId(organizationId),
                new UserId(userId),
                Instant.ofEpochMilli(createdAt),
                JoinRequestStatus.valueOf(status),
                Optional.ofNullable(answeredAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(answeredBy).map(UserId::new));
    }

    record Key(String realmId, String id) implements Serializable {}
}
