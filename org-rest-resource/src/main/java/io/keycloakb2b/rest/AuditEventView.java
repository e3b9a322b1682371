package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.access.Actor;
import io.keycloakb2b.audit.AuditEvent;
import io.keycloakb2b.audit.AuditJson;
import io.keycloakb2b.audit.AuditQuery;
import io.keycloakb2b.audit.RecordedEvent;
import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * An entry of the audit log as it leaves.
 *
 * @param organization absent for what concerns the realm as a whole
 * @param outcome {@code done} or {@code refused}
 * @param error the code of the refusal
 * @param before the state before; absent for a creation
 * @param after the state after; absent for a removal
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AuditEventView(
        String id,
        Instant time,
        Optional<String> organization,
        By actor,
        String action,
        String target,
        @About(words = AuditQuery.Outcome.class) String outcome,
        Optional<String> error,
        Optional<JsonNode> before,
        Optional<JsonNode> after) {

    /**
     * Who did it.
     *
     * @param kind {@code person}, {@code platform}, {@code api-key} or {@code server}
     * @param id of the user or of the API key
     * @param realm where the person signed in; for the platform only
     * @param impersonated whether an administrator acted as the person
     * @param impersonator the administrator who did; for the platform only
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record By(
            @About(words = Actor.Kind.class) String kind,
            Optional<String> id,
            Optional<String> realm,
            Optional<String> client,
            Optional<String> address,
            boolean impersonated,
            Optional<String> impersonator) {}

    /** Everything there is. */
    static AuditEventView forThePlatform(RecordedEvent recorded) {
        Actor actor = recorded.event().actor();
        By by = new By(
                Fields.word(actor.kind()),
                id(actor),
                text(actor.realmOfUser()),
                text(actor.client()),
                text(actor.address()),
                actor.impersonator().isPresent(),
                actor.impersonator().map(UserId::value));
        return of(recorded, by, AuditJson::read);
    }

    /**
     * An organization learns that the platform did something, not which of its people from where; also where one of
     * them acted as a member.
     */
    static AuditEventView forTheOrganization(RecordedEvent recorded) {
        Actor actor = recorded.event().actor();
        boolean own = actor.kind() == Actor.Kind.PERSON || actor.kind() == Actor.Kind.API_KEY;
        boolean impersonated = actor.impersonator().isPresent();
        By by = new By(
                Fields.word(actor.kind()),
                id(actor).filter(id -> own),
                Optional.empty(),
                text(actor.client()).filter(client -> own),
                text(actor.address()).filter(address -> own && !impersonated),
                impersonated,
                Optional.empty());
        return of(recorded, by, AuditJson::readForOrganization);
    }

    private static Optional<String> id(Actor actor) {
        return actor.user().map(UserId::value).or(() -> actor.key().map(ApiKeyId::value));
    }

    private static AuditEventView of(RecordedEvent recorded, By actor, Function<String, JsonNode> state) {
        AuditEvent event = recorded.event();
        AuditQuery.Outcome outcome = event.error().isPresent() ? AuditQuery.Outcome.REFUSED : AuditQuery.Outcome.DONE;
        return new AuditEventView(
                recorded.id(),
                event.time(),
                event.organization().map(OrganizationId::value),
                actor,
                event.action(),
                event.target(),
                Fields.word(outcome),
                event.error(),
                event.before().map(state),
                event.after().map(state));
    }

    private static Optional<String> text(String value) {
        return Optional.of(value).filter(present -> !present.isEmpty());
    }
}
