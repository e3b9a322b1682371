package io.keycloakb2b.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The audit log as a table. */
final class AuditCsv implements AuditWriting {

    private static final List<String> COLUMNS = List.of(
            "id",
            "time",
            "organization",
            "actorKind",
            "actor",
            "actorRealm",
            "client",
            "address",
            "impersonated",
            "impersonator",
            "action",
            "target",
            "outcome",
            "error",
            "before",
            "after");

    @Override
    public String header() {
        return Csv.line(COLUMNS);
    }

    @Override
    public String line(AuditEventView event) {
        AuditEventView.By actor = event.actor();
        return Csv.line(List.of(
                event.id(),
                event.time().toString(),
                event.organization().orElse(""),
                actor.kind(),
                actor.id().orElse(""),
                actor.realm().orElse(""),
                actor.client().orElse(""),
                actor.address().orElse(""),
                Boolean.toString(actor.impersonated()),
                actor.impersonator().orElse(""),
                event.action(),
                event.target(),
                event.outcome(),
                event.error().orElse(""),
                json(event.before()),
                json(event.after())));
    }

    private static String json(Optional<JsonNode> state) {
        return state.map(JsonNode::toString).orElse("");
    }
}
