package io.keycloakb2b.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Nothing but a row that a transaction can hold on to. */
@Entity(name = "B2bLock")
@Table(name = "B2B_LOCK")
@IdClass(LockEntity.Key.class)
class LockEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "LOCK_NAME")
    private String name;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    LockEntity() {}

    record Key(String realmId, String name) implements Serializable {}
}
