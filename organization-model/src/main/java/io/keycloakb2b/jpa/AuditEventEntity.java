package io.keycloakb2b.jpa;

import io.keycloakb2b.access.Actor;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.Nullable;

/** One entry of the audit log. */
@Entity(name = "B2bAuditEvent")
@Table(name = "B2B_AUDIT_EVENT")
class AuditEventEntity implements SilentRow {

    private static final int MAX_NAME = 255;
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    @Id
    @Column(name = "ID")
    private String id;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "ORG_ID")
    private @Nullable String organizationId;

    @Column(name = "EVENT_TIME")
    private long time;

    @Column(name = "ACTOR_KIND")
    private @Nullable String actorKind;

    /** The user; of an API key, its own id. */
    @Column(name = "ACTOR_USER_ID")
    private @Nullable String actorId;

    @Nationalized
    @Column(name = "ACTOR_REALM")
    private @Nullable String actorRealm;

    @Nationalized
    @Column(name = "ACTOR_CLIENT")
    private @Nullable String actorClient;

    @Column(name = "ACTOR_ADDRESS")
    private @Nullable String actorAddress;

    @Column(name = "IMPERSONATOR_ID")
    private @Nullable String impersonatorId;

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
        this.actorKind = event.actor().kind().name();
        this.actorId = event.actor()
                .user()
                .map(UserId::value)
                .or(() -> event.actor().key().map(ApiKeyId::value))
                .orElse(null);
        this.actorRealm = bounded(event.actor().realmOfUser(), MAX_NAME);
        this.actorClient = bounded(event.actor().client(), MAX_NAME);
        this.actorAddress = bounded(event.actor().address(), MAX_NAME);
        this.impersonatorId = event.actor().impersonator().map(UserId::value).orElse(null);
        this.action = event.action();
        this.target = bounded(event.target(), AuditQuery.MAX_TARGET);
        this.before = event.before().orElse(null);
        this.after = event.after().orElse(null);
        this.error = event.error().orElse(null);
    }

    RecordedEvent recorded() {
        return new RecordedEvent(
                id,
                new AuditEvent(
                        new RealmId(realmId),
                        Optional.ofNullable(organizationId).map(OrganizationId::new),
                        Instant.ofEpochMilli(time),
                        actor(),
                        action,
                        Texts.orEmpty(target),
                        Optional.ofNullable(before),
                        Optional.ofNullable(after),
                        Optional.ofNullable(error)));
    }

    private Actor actor() {
        boolean machine = kind() == Actor.Kind.API_KEY;
        Optional<String> who = Optional.ofNullable(actorId);
        return new Actor(
                kind(),
                who.filter(id -> !machine).map(UserId::new),
                who.filter(id -> machine).map(ApiKeyId::new),
                Texts.orEmpty(actorRealm),
                Texts.orEmpty(actorClient),
                Texts.orEmpty(actorAddress),
                Optional.ofNullable(impersonatorId).map(UserId::new));
    }

    /** Rows from before there were kinds tell no organization who it was. */
    private Actor.Kind kind() {
        if (actorKind != null) {
            return Actor.Kind.valueOf(actorKind);
        }
        return actorId == null ? Actor.Kind.SERVER : Actor.Kind.PLATFORM;
    }

    /** Requests may be longer than what is kept of them, and hold what no database takes for a text. */
    private static String bounded(String text, int max) {
        String printable = CONTROLS.matcher(text).replaceAll("?");
        if (printable.length() <= max) {
            return printable;
        }
        return printable.substring(0, Character.isHighSurrogate(printable.charAt(max - 1)) ? max - 1 : max);
    }
}
