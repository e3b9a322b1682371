package io.keycloakb2b.jpa;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.ProviderAlias;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.TeamId;
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

/** An invitation; its roles and teams are rows of their own. */
@Entity(name = "B2bInvitation")
@Table(name = "B2B_INVITATION")
@IdClass(InvitationEntity.Key.class)
class InvitationEntity implements SilentRow {

    @Id
    @Column(name = "REALM_ID")
    private String realmId;

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "ORG_ID")
    private String organizationId;

    @Column(name = "EMAIL_KEY")
    private String email;

    /** The address while the invitation is pending, so that there is one at a time; its own id from then on. */
    @Column(name = "PENDING_KEY")
    private String pendingKey;

    @Column(name = "TOKEN_HASH")
    private String tokenHash;

    @Column(name = "MEMBER_TYPE")
    private String type;

    @Nationalized
    @Column(name = "PROVIDER_ALIAS")
    private @Nullable String provider;

    @Column(name = "CLIENT_ID")
    private @Nullable String clientId;

    @Nationalized
    @Column(name = "REDIRECT_URI")
    private @Nullable String redirectUri;

    @Column(name = "LOCALE")
    private @Nullable String locale;

    @Column(name = "INVITED_BY")
    private @Nullable String inviter;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "SENT_AT")
    private long sentAt;

    @Column(name = "EXPIRES_AT")
    private long expiresAt;

    @Column(name = "SENT_COUNT")
    private int sent;

    @Column(name = "STATUS")
    private String status;

    @Column(name = "ANSWERED_AT")
    private @Nullable Long answeredAt;

    @Column(name = "ANSWERED_BY")
    private @Nullable String answeredBy;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    InvitationEntity() {}

    InvitationEntity(RealmId realm, Invitation invitation, InvitationToken.Hash token) {
        boolean pending = invitation.status() == InvitationStatus.PENDING;
        this.realmId = realm.value();
        this.id = invitation.id().value();
        this.organizationId = invitation.organization().value();
        this.email = invitation.email();
        this.pendingKey = pending ? invitation.email() : invitation.id().value();
        this.tokenHash = token.value();
        this.type = invitation.terms().type().name();
        this.provider = invitation.terms().provider().map(ProviderAlias::value).orElse(null);
        this.clientId = invitation.terms().application().map(ClientId::value).orElse(null);
        this.redirectUri = invitation.terms().redirectUri().orElse(null);
        this.locale = invitation.terms().locale().orElse(null);
        this.inviter = invitation.inviter().map(UserId::value).orElse(null);
        this.createdAt = invitation.createdAt().toEpochMilli();
        this.sentAt = invitation.sentAt().toEpochMilli();
        this.expiresAt = invitation.expiresAt().toEpochMilli();
        this.sent = invitation.sent();
        this.status = invitation.status().name();
        this.answeredAt = invitation.answeredAt().map(Instant::toEpochMilli).orElse(null);
        this.answeredBy = invitation.answeredBy().map(UserId::value).orElse(null);
    }

    String id() {
        return id;
    }

    Invitation invitation(Set<AssignedRole> roles, Set<TeamId> teams) {
        return new Invitation(
                new InvitationId(id),
                new OrganizationId(organizationId),
                email,
                new InvitationTerms(
                        MemberType.valueOf(type),
                        roles,
                        teams,
                        Optional.ofNullable(provider).map(ProviderAlias::new),
                        Optional.ofNullable(clientId).map(ClientId::new),
                        Optional.ofNullable(redirectUri),
                        Optional.ofNullable(locale)),
                Optional.ofNullable(inviter).map(UserId::new),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(sentAt),
                Instant.ofEpochMilli(expiresAt),
                sent,
                InvitationStatus.valueOf(status),
                Optional.ofNullable(answeredAt).map(Instant::ofEpochMilli),
                Optional.ofNullable(answeredBy).map(UserId::new));
    }

    record Key(String realmId, String id) implements Serializable {}
}
