package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document as it is served, and what it says of one call. */
final class ApiDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final ObjectNode components;
    private final Map<String, Described> operations = new TreeMap<>();

    ApiDocument(String text) {
        document = parsed(text);
        components = ((ObjectNode) document.get("components")).deepCopy();
        // An answer may grow without breaking anybody, but nothing undescribed leaves in these tests.
        components.get("schemas").forEach(ApiDocument::close);
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(verb ->
                        add(new Described(path.getKey(), verb.getKey().toUpperCase(Locale.ROOT), verb.getValue()))));
    }

    /** By {@code VERB path}. */
    Map<String, Described> operations() {
        return operations;
    }

    JsonNode json() {
        return document;
    }

    /** @param path without the base address of the server, from {@code /realms} or {@code /admin} on */
    Described operation(String verb, String path) {
        String address = path.split("\\?", 2)[0];
        return operations.values().stream()
                .filter(operation -> operation.verb().equals(verb) && operation.covers(address))
                .min((one, other) -> Integer.compare(one.variables(), other.variables()))
                .orElseThrow(() -> new AssertionError("not in the OpenAPI document: " + verb + " " + path));
    }

    /** Checks a request that is meant to be a good one. */
    void checkRequest(Described operation, @Nullable Object body) {
        JsonNode schema = operation.json().at("/requestBody/content/application~1json/schema");
        assertThat(schema.isMissingNode()).as("%s: is there a body?", operation).isEqualTo(body == null);
        if (body != null) {
            check(operation + " request", schema, JSON.valueToTree(body));
        }
    }

    void checkAnswer(Described operation, HttpResponse<String> answer) {
        JsonNode responses = operation.json().get("responses");
        JsonNode response = responses.path(String.valueOf(answer.statusCode()));
        assertThat(response.isMissingNode())
                .as("%s answered %s, which is not described: %s", operation, answer.statusCode(), answer.body())
                .isFalse();
        JsonNode described =
                response.has("$ref") ? document.at(response.get("$ref").asText().substring(1)) : response;
        assertThat(answer.headers().firstValue("ETag").isPresent())
                .as("%s answered %s with an entity tag", operation, answer.statusCode())
                .isEqualTo(described.path("headers").has("ETag"));
        if (!described.has("content")) {
            assertThat(answer.body()).as("%s answered a body", operation).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("none").split(";", 2)[0];
        assertThat(described.get("content").has(type))
                .as("%s answered %s as %s", operation, answer.statusCode(), type)
                .isTrue();
        JsonNode schema = described.get("content").get(type).path("schema");
        if (!schema.isMissingNode()) {
            check(operation + " answer " + answer.statusCode(), schema, parsed(answer.body()));
        }
    }

    /** Fields that no request of the operation may have: one that nobody knows, and those that are only read. */
    Set<String> notWritable(Described operation) {
        Set<String> fields = new TreeSet<>();
        fields.add("surplus");
        operation
                .json()
                .get("responses")
                .forEach(response -> fields.addAll(fields(response.at("/content/application~1json/schema"))));
        operation.body().ifPresent(body -> fields.removeAll(fields(body)));
        return fields;
    }

    private Set<String> fields(JsonNode schema) {
        JsonNode found =
                schema.has("$ref") ? document.at(schema.get("$ref").asText().substring(1)) : schema;
        JsonNode properties = found.path("properties");
        if (properties.has("items") && properties.path("next").has("description")) {
            return fields(properties.get("items").get("items"));
        }
        Set<String> fields = new TreeSet<>();
        properties.fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private void check(String what, JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("components", components);
        var validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole);
        assertThat(validator.validate(value)).as("%s: %s", what, value).isEmpty();
    }

    private void add(Described operation) {
        operations.put(operation.toString(), operation);
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One operation of the document. */
    record Described(String path, String verb, JsonNode json) {

        private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

        boolean covers(String address) {
            return address.matches(PARAMETER.matcher(path).replaceAll("[^/]+"));
        }

        int variables() {
            return PARAMETER.split(path, -1).length;
        }

        /** Whether one of the parameters that many operations share is its. */
        boolean takes(String parameter) {
            return json.path("parameters").findValuesAsText("$ref").contains("#/components/parameters/" + parameter);
        }

        /** The schema of its request body, where it has one. */
        Optional<JsonNode> body() {
            return Optional.of(json.at("/requestBody/content/application~1json/schema"))
                    .filter(schema -> !schema.isMissingNode());
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }
}
