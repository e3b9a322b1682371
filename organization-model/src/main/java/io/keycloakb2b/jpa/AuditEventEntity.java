package io.keycloakb2b.jpa;

import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** One entry of the audit log. */
@Entity(name = "B2bAuditEvent")
@Table(name = "B2B_AUDIT_EVENT")
class AuditEventEntity implements Row {

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "ORG_ID")
    private @Nullable String organizationId;

    @Column(name = "EVENT_TIME")
    private long time;

    @Column(name = "ACTOR_USER_ID")
    private @Nullable String actorUserId;

    @Nationalized
    @Column(name = "ACTOR_REALM")
    private @Nullable String actorRealm;

    @Nationalized
    @Column(name = "ACTOR_CLIENT")
    private @Nullable String actorClient;

    @Column(name = "ACTOR_ADDRESS")
    private @Nullable String actorAddress;

    @Column(name = "ACTION_NAME")
    private String action;

    @Nationalized
    @Column(name = "TARGET_ID")
    private @Nullable String target;

    @Nationalized
    @Column(name = "STATE_BEFORE")
    private @Nullable String before;

    @Nationalized
    @Column(name = "STATE_AFTER")
    private @Nullable String after;

    @Column(name = "ERROR_CODE")
    private @Nullable String error;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    AuditEventEntity() {}

    AuditEventEntity(String id, AuditEvent event) {
        this.id = id;
        this.realmId = event.realm().value();
        this.organizationId = event.organization().map(OrganizationId::value).orElse(null);
        this.time = event.time().toEpochMilli();
        this.actorUserId = event.actor().user().map(UserId::value).orElse(null);
        this.actorRealm = event.actor().realmOfUser();
        this.actorClient = event.actor().client();
        this.actorAddress = event.actor().address();
        this.action = event.action();
        this.target = event.target();
        this.before = event.before().orElse(null);
        this.after = event.after().orElse(null);
        this.error = event.error().orElse(null);
    }
}
