package io.keycloakb2b.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe, as OWASP advises: names and
 * addresses in it come from anybody.
 */
final class AuditCsv implements AuditWriting {

    private static final String LINE_END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
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
        return String.join(",", COLUMNS) + LINE_END;
    }

    @Override
    public String line(AuditEventView event) {
        AuditEventView.By actor = event.actor();
        return List.of(
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
                                json(event.after()))
                        .stream()
                        .map(AuditCsv::cell)
                        .collect(Collectors.joining(","))
                + LINE_END;
    }

    private static String json(Optional<JsonNode> state) {
        return state.map(JsonNode::toString).orElse("");
    }

    static String cell(String value) {
        String guarded = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean plain = guarded.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }
}
