package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.SecondFactorReminders;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionSubject;
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

/** What the pack knows of a membership beyond the fact. */
@Entity(name = "B2bMembership")
@Table(name = "B2B_MEMBERSHIP")
@IdClass(MembershipEntity.Key.class)
class MembershipEntity implements Row {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ORG_ID")
    private String organizationId;

    @Id
    @Column(name = "USER_ID")
    private String userId;

    @Column(name = "MEMBER_TYPE")
    private String type;

    @Column(name = "STATUS")
    private String status;

    @Column(name = "HOME_ORG_ID")
    private @Nullable String homeId;

    @Column(name = "BREAK_GLASS")
    private boolean breakGlass;

    @Nationalized
    @Column(name = "EXTERNAL_ID")
    private @Nullable String externalId;

    /** Milliseconds since the epoch. */
    @Column(name = "SESSIONS_NOT_BEFORE")
    private @Nullable Long sessionsNotBefore;

    /** Milliseconds since the epoch. */
    @Column(name = "FACTOR_SUGGESTED_AT")
    private @Nullable Long factorSuggestedAt;

    /** Milliseconds since the epoch. */
    @Column(name = "FACTOR_REQUIRED_AT")
    private @Nullable Long factorRequiredAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    MembershipEntity() {}

    MembershipEntity(RealmId realm, Membership membership) {
        this.realmId = realm.value();
        this.organizationId = membership.organization().value();
        this.userId = membership.user().value();
        this.type = membership.type().name();
        this.status = membership.status().name();
        this.homeId = membership.home().map(OrganizationId::value).orElse(null);
        this.breakGlass = membership.breakGlass();
        this.externalId = membership.externalId().orElse(null);
        this.sessionsNotBefore =
                membership.sessionsNotBefore().map(Instant::toEpochMilli).orElse(null);
        this.factorSuggestedAt =
                membership.reminders().suggested().map(Instant::toEpochMilli).orElse(null);
        this.factorRequiredAt =
                membership.reminders().required().map(Instant::toEpochMilli).orElse(null);
    }

    Membership membership() {
        return new Membership(
                new OrganizationId(organizationId),
                new UserId(userId),
                MemberType.valueOf(type),
                MembershipStatus.valueOf(status),
                Optional.ofNullable(homeId).map(OrganizationId::new),
                breakGlass,
                Optional.ofNullable(externalId),
                Optional.ofNullable(sessionsNotBefore).map(Instant::ofEpochMilli),
                new SecondFactorReminders(
                        Optional.ofNullable(factorSuggestedAt).map(Instant::ofEpochMilli),
                        Optional.ofNullable(factorRequiredAt).map(Instant::ofEpochMilli)));
    }

    @Override
    public Set<DecisionSubject> subjects() {
        return Set.of(new DecisionSubject.Person(new UserId(userId)));
    }

    record Key(String realmId, String organizationId, String userId) implements Serializable {}
}
