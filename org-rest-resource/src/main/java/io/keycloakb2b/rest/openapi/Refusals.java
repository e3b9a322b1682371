package io.keycloakb2b.rest.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The refusals that an operation may answer with: problem documents (RFC 9457), each described once. */
final class Refusals {

    private static final Map<String, String> TEXTS = Map.of(
            "BadRequest", "A field, a parameter or a rule, named by the problem document",
            "Unauthenticated", "No token, or one that is not for this root",
            "Forbidden", "The caller sees the organization but lacks the right",
            "NotFound", "Absent, or not the caller's: the two are never told apart",
            "Conflict", "The state does not allow it");

    private final Schemas schemas;
    private final Class<?> problem;

    Refusals(Schemas schemas, Class<?> problem) {
        this.schemas = schemas;
        this.problem = problem;
    }

    /** Names of responses, by status. */
    Map<String, String> of(ServedOperation operation, Operation description) {
        Map<String, String> refusals = new TreeMap<>();
        refusals.put("404", "NotFound");
        if (description.open()) {
            return refusals;
        }
        refusals.put("400", "BadRequest");
        refusals.put("401", "Unauthenticated");
        refusals.put("403", "Forbidden");
        if (!operation.verb().equals("GET")) {
            refusals.put("409", "Conflict");
        }
        return refusals;
    }

    ObjectNode responses() {
        ObjectNode responses = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(TEXTS).forEach((name, text) -> responses
                .putObject(name)
                .put("description", text)
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", schemas.ofAnswer(problem)));
        return responses;
    }
}
