package io.keycloakb2b.jpa;

import io.keycloakb2b.access.SenderScope;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.RequestStore.Answered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** A request with a key of its sender's, and what it was answered. */
@Entity(name = "B2bRequest")
@Table(name = "B2B_REQUEST")
@IdClass(RequestEntity.Key.class)
class RequestEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    /** Of the sender and the key together: no collation takes two keys for one, and no sender meets another's. */
    @Id
    @Column(name = "KEY_HASH")
    private String keyHash;

    /** Null for API keys, and for administrators, who may be users of another realm. */
    @Column(name = "USER_ID")
    private @Nullable String userId;

    @Column(name = "ORG_ID")
    private @Nullable String organizationId;

    @Column(name = "FINGERPRINT")
    private String fingerprint;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "STATUS")
    private @Nullable Integer status;

    @Nationalized
    @Column(name = "ANSWER")
    private @Nullable String answer;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    RequestEntity() {}

    RequestEntity(
            SenderScope scope,
            String keyHash,
            String fingerprint,
            Optional<OrganizationId> organization,
            Instant createdAt) {
        this.realmId = scope.realm().value();
        this.keyHash = keyHash;
        this.userId = scope.user().map(UserId::value).orElse(null);
        this.organizationId = organization.map(OrganizationId::value).orElse(null);
        this.fingerprint = fingerprint;
        this.createdAt = createdAt.toEpochMilli();
    }

    boolean createdBefore(Instant moment) {
        return createdAt < moment.toEpochMilli();
    }

    void answered(int status, String answer) {
        this.status = status;
        this.answer = answer;
    }

    /** Empty for a request that has not come to an end. */
    Optional<Answered> answer() {
        return status == null
                ? Optional.empty()
                : Optional.of(new Answered(fingerprint, status, Texts.orEmpty(answer)));
    }

    record Key(String realmId, String keyHash) implements Serializable {}
}
