package io.keycloakb2b.rest.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakb2b.spi.PageRequest;
import java.util.Map;

/** The parameters that every list in pages has. */
final class Paging {

    static final Map<String, String> NAMES =
            Map.of("after", "What the page before gave as next", "max", "How many items at most");

    private Paging() {}

    static ObjectNode parameters() {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        NAMES.forEach((name, description) ->
                parameters.putObject(name).put("name", name).put("in", "query").put("description", description));
        parameters
                .withObjectProperty("after")
                .putObject("schema")
                .put("type", "string")
                .put("maxLength", PageRequest.MAX_KEY_LENGTH);
        parameters
                .withObjectProperty("max")
                .putObject("schema")
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", PageRequest.GREATEST_MAX)
                .put("default", PageRequest.DEFAULT_MAX);
        return parameters;
    }
}
