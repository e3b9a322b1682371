package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AutoJoin;
import io.keycloakb2b.organization.DomainProof;
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

/** A mail domain of an organization. */
@Entity(name = "B2bDomain")
@Table(name = "B2B_DOMAIN")
@IdClass(DomainEntity.Key.class)
class DomainEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Id
    @Column(name = "DOMAIN_NAME")
    private String domain;

    /** Unique in the realm, see {@link #ownerKey}. */
    @Column(name = "OWNER_KEY")
    private String ownerKey;

    @Column(name = "KIND")
    private String kind;

    @Column(name = "POLICY_ENABLED")
    private boolean policyEnabled;

    @Column(name = "AUTO_JOIN")
    private String autoJoin;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    DomainEntity() {}

    DomainEntity(RealmId realm, DomainProof proof) {
        this.realmId = realm.value();
        this.organizationId = proof.organization().value();
        this.domain = proof.domain();
        this.ownerKey = ownerKey(proof);
        this.kind = proof.kind().name();
        this.policyEnabled = proof.policyEnabled();
        this.autoJoin = proof.autoJoin().name();
    }

    /**
     * The domain itself where it is owned, so that no two organizations can own it. Elsewhere something that nobody
     * else has: SQL Server takes two nulls for equal.
     */
    static String ownerKey(DomainProof proof) {
        return switch (proof.kind()) {
            case OWNED -> proof.domain();
            case AFFILIATED -> proof.organization().value() + "/" + proof.domain();
        };
    }

    DomainProof proof() {
        return new DomainProof(
                new OrganizationId(organizationId),
                domain,
                DomainProof.Kind.valueOf(kind),
                policyEnabled,
                AutoJoin.valueOf(autoJoin));
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.MailDomain(new RealmId(realmId), domain));
    }

    record Key(String realmId, String organizationId, String domain) implements Serializable {}
}
