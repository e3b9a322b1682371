package io.keycloakb2b.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** What the realm's transactions wait for, where a rule spans organizations. */
@Entity(name = "B2bRealmLock")
@Table(name = "B2B_REALM_LOCK")
@IdClass(RealmLockEntity.Key.class)
class RealmLockEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "SUBJECT")
    private String subject;

    /** Has no meaning; a statement that changes nothing need not wait for anybody. */
    @Column(name = "TURNS")
    private long turns;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    RealmLockEntity() {}

    RealmLockEntity(String realmId, String subject) {
        this.realmId = realmId;
        this.subject = subject;
    }

    record Key(String realmId, String subject) implements Serializable {}
}
