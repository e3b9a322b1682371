package io.keycloakb2b.rest.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakb2b.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parameters that many operations have, each described once. */
final class CommonParameters {

    /** Of every list that comes in pages. */
    static final Set<String> OF_PAGES = Set.of("after", "max");

    private CommonParameters() {}

    /** Names of the headers that an operation takes notice of. */
    static List<String> headers(ServedOperation operation, Operation description) {
        List<String> headers = new ArrayList<>();
        if (operation.root() == Root.ORGANIZATION || operation.path().contains("{organization}")) {
            headers.add("organizationId");
        }
        if (operation.tagged()) {
            headers.add("ifNoneMatch");
        }
        if (description.conditional()) {
            headers.add("ifMatch");
        }
        if (description.once()) {
            headers.add("idempotencyKey");
        }
        return headers;
    }

    static ObjectNode json() {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        add(parameters, "after", "after", "query", "What the page before gave as next")
                .put("type", "string")
                .put("maxLength", PageRequest.MAX_KEY_LENGTH);
        add(parameters, "max", "max", "query", "How many items at most")
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", PageRequest.GREATEST_MAX)
                .put("default", PageRequest.DEFAULT_MAX);
        add(
                        parameters,
                        "organizationId",
                        "X-Organization-Id",
                        "header",
                        "The organization to stay in; where the address names one, it has to be the same")
                .put("type", "string");
        add(parameters, "ifNoneMatch", "If-None-Match", "header", "Entity tags of what the caller has (RFC 9110)")
                .put("type", "string");
        add(
                        parameters,
                        "ifMatch",
                        "If-Match",
                        "header",
                        "Entity tags of what the caller has read (RFC 9110); anything else is not changed")
                .put("type", "string");
        add(
                        parameters,
                        "idempotencyKey",
                        "Idempotency-Key",
                        "header",
                        "A key of the caller's own; sent again within a day, the request is answered as before")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", 255);
        return parameters;
    }

    /** @return the schema, to be filled */
    private static ObjectNode add(ObjectNode parameters, String key, String name, String in, String description) {
        return parameters
                .putObject(key)
                .put("name", name)
                .put("in", in)
                .put("description", description)
                .putObject("schema");
    }
}
