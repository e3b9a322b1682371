package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.ApiKeySecret;
import io.keycloakb2b.organization.AssignedRole;
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
import java.util.Set;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** An API key; its roles are rows of their own. */
@Entity(name = "B2bApiKey")
@Table(name = "B2B_API_KEY")
@IdClass(ApiKeyEntity.Key.class)
class ApiKeyEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "ORG_ID")
    private String organizationId;

    @Nationalized
    @Column(name = "NAME")
    private String name;

    @Column(name = "KEY_PREFIX")
    private String prefix;

    @Column(name = "SECRET_HASH")
    private String hash;

    @Column(name = "CREATED_BY")
    private @Nullable String creator;

    @Column(name = "SPONSOR_ID")
    private @Nullable String sponsor;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "EXPIRES_AT")
    private @Nullable Long expiresAt;

    @Column(name = "LAST_USED_AT")
    private @Nullable Long lastUsedAt;

    @Column(name = "REVOKED_AT")
    private @Nullable Long revokedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    ApiKeyEntity() {}

    ApiKeyEntity(RealmId realm, ApiKey key, ApiKeySecret.Hash hash) {
        this.realmId = realm.value();
        this.id = key.id().value();
        this.organizationId = key.organization().value();
        this.name = key.name();
        this.prefix = key.prefix();
        this.hash = hash.value();
        this.creator = key.creator().map(UserId::value).orElse(null);
        this.sponsor = key.sponsor().map(UserId::value).orElse(null);
        this.createdAt = key.createdAt().toEpochMilli();
        this.expiresAt = key.expiresAt().map(Instant::toEpochMilli).orElse(null);
        this.lastUsedAt = key.lastUsedAt().map(Instant::toEpochMilli).orElse(null);
        this.revokedAt = key.revokedAt().map(Instant::toEpochMilli).orElse(null);
    }

    String id() {
        return id;
    }

    ApiKeySecret.Hash hash() {
        return new ApiKeySecret.Hash(hash);
    }

    ApiKey key(Set<AssignedRole> roles) {
        return new ApiKey(
                new ApiKeyId(id),
                new OrganizationId(organizationId),
                name,
                prefix,
                roles,
                Optional.ofNullable(creator).map(UserId::new),
                Optional.ofNullable(sponsor).map(UserId::new),
                Instant.ofEpochMilli(createdAt),
                Optional.ofNullable(expiresAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(lastUsedAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
    }

    record Key(String realmId, String id) implements Serializable {}
}
