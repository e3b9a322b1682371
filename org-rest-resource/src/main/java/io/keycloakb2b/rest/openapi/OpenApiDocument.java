package io.keycloakb2b.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakb2b.organization.Permission;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The whole API as an OpenAPI 3.1 document. It is the same in every realm and speaks of nobody's data. */
public final class OpenApiDocument {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** What is below is for people, and an API key is nobody. */
    private static final String PEOPLES = "/me";

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final Schemas schemas = new Schemas();
    private final Refusals refusals;

    /**
     * @param version of the pack
     * @param problem the record of a problem document
     */
    public OpenApiDocument(ServedOperations operations, String version, Class<?> problem) {
        refusals = new Refusals(schemas, problem);
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Keycloak B2B")
                .put(
                        "description",
                        "Organizations for business customers, below two roots: for organizations and people, and for the platform.")
                .put("version", version)
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/").put("description", "The base address of Keycloak");
        tags(operations);
        ObjectNode paths = document.putObject("paths");
        operations.all().forEach(operation -> paths.withObjectProperty(
                        operation.root().prefix() + operation.path())
                .set(operation.verb().toLowerCase(Locale.ROOT), describe(operation)));
        components();
    }

    public JsonNode json() {
        return document;
    }

    private void tags(ServedOperations operations) {
        operations.all().stream()
                .map(ServedOperation::tag)
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(tag -> document.withArray("tags").addObject().put("name", tag));
    }

    private ObjectNode describe(ServedOperation operation) {
        ObjectNode described = JsonNodeFactory.instance.objectNode();
        described.put("operationId", operation.id());
        described.putArray("tags").add(operation.tag());
        operation.description().ifPresent(description -> describe(described, operation, description));
        return described;
    }

    private void describe(ObjectNode described, ServedOperation operation, Operation description) {
        described.put("summary", description.summary());
        needs(described, operation, description);
        described.putArray("security");
        security(operation, description)
                .forEach(scheme -> described.withArray("security").addObject().putArray(scheme));
        parameters(described, operation, description);
        if (description.body() != Void.class) {
            ObjectNode schema = description.application()
                    ? schemas.ofForm(description.body())
                    : schemas.ofRequest(description.body());
            described
                    .putObject("requestBody")
                    .put("required", true)
                    .putObject("content")
                    .putObject(description.application() ? "application/x-www-form-urlencoded" : "application/json")
                    .set("schema", schema);
        }
        ObjectNode responses = described.putObject("responses");
        success(responses, operation, description);
        if (operation.tagged()) {
            responses.putObject("304").put("description", "The caller has it already");
        }
        refusals.of(operation, description)
                .forEach((status, name) -> responses.putObject(status).put("$ref", "#/components/responses/" + name));
    }

    /** Any one of them. */
    private static List<String> security(ServedOperation operation, Operation description) {
        if (description.open()) {
            return List.of();
        }
        if (description.application()) {
            return List.of(SecuritySchemes.APPLICATION);
        }
        if (operation.root() == Root.PLATFORM) {
            return List.of(SecuritySchemes.PLATFORM);
        }
        if (operation.path().startsWith(PEOPLES)) {
            return List.of(SecuritySchemes.ORGANIZATION);
        }
        return description.applications()
                ? List.of(SecuritySchemes.ORGANIZATION, SecuritySchemes.KEY, SecuritySchemes.APPLICATION)
                : List.of(SecuritySchemes.ORGANIZATION, SecuritySchemes.KEY);
    }

    private static void needs(ObjectNode described, ServedOperation operation, Operation description) {
        if (operation.root() == Root.PLATFORM) {
            described.put(
                    "description",
                    operation.verb().equals("GET") || description.asks()
                            ? "Needs view-organizations."
                            : "Needs manage-organizations.");
        } else if (description.needs().length > 0) {
            List<String> needs =
                    Arrays.stream(description.needs()).map(Permission::word).toList();
            described.put("description", "Needs " + String.join(", ", needs) + '.');
            needs.forEach(described.withArray("x-permissions")::add);
        }
    }

    private void parameters(ObjectNode described, ServedOperation operation, Operation description) {
        Matcher matcher = PARAMETER.matcher(operation.root().prefix() + operation.path());
        while (matcher.find()) {
            ObjectNode parameter =
                    parameter(described, matcher.group(1), "path").put("required", true);
            parameter.putObject("schema").put("type", "string");
        }
        for (Parameter query : operation.queryParameters()) {
            About about = query.getAnnotation(About.class);
            String name = query.getAnnotation(jakarta.ws.rs.QueryParam.class).value();
            if (CommonParameters.OF_PAGES.contains(name)) {
                described.withArray("parameters").addObject().put("$ref", "#/components/parameters/" + name);
            } else {
                parameter(described, name, "query")
                        .set("schema", schemas.ofValue(query.getAnnotatedType(), about, true));
            }
        }
        if (!description.open() && !description.application()) {
            CommonParameters.headers(operation, description).forEach(name -> described
                    .withArray("parameters")
                    .addObject()
                    .put("$ref", "#/components/parameters/" + name));
        }
    }

    private static ObjectNode parameter(ObjectNode described, String name, String in) {
        return described.withArray("parameters").addObject().put("name", name).put("in", in);
    }

    private void success(ObjectNode responses, ServedOperation operation, Operation description) {
        boolean silent = description.answer() == Void.class;
        int[] statuses = description.status().length > 0 ? description.status() : new int[] {silent ? 204 : 200};
        for (int status : statuses) {
            ObjectNode response = responses.putObject(String.valueOf(status)).put("description", "Done");
            headers(response, operation, description, silent);
            if (!silent && status != 204) {
                ObjectNode content = response.putObject("content");
                for (String type : description.mediaTypes()) {
                    ObjectNode media = content.putObject(type);
                    if (type.equals("application/json")) {
                        media.set("schema", answer(description));
                    }
                }
            }
        }
    }

    private static void headers(ObjectNode response, ServedOperation operation, Operation description, boolean silent) {
        boolean echoes = description.conditional() && !operation.verb().equals("DELETE");
        if (!silent && (operation.tagged() || echoes)) {
            header(response, "ETag", "The entity tag of the answer");
        }
        if (description.once()) {
            header(response, "Idempotency-Replayed", "true where the request was done before");
        }
    }

    private static void header(ObjectNode response, String name, String description) {
        response.withObjectProperty("headers")
                .putObject(name)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private ObjectNode answer(Operation description) {
        ObjectNode one = schemas.ofAnswer(description.answer());
        return switch (description.shape()) {
            case ONE -> one;
            case LIST -> list(one);
            case MAP -> map(one);
        };
    }

    private static ObjectNode list(ObjectNode item) {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = list.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", item);
        properties
                .putObject("next")
                .put("type", "string")
                .put("description", "What to ask for with after; absent on the last page");
        list.putArray("required").add("items");
        return list;
    }

    private static ObjectNode map(ObjectNode value) {
        ObjectNode map = JsonNodeFactory.instance.objectNode().put("type", "object");
        map.set("additionalProperties", value);
        return map;
    }

    private void components() {
        ObjectNode components = document.putObject("components");
        components.set("securitySchemes", SecuritySchemes.json());
        components.set("parameters", CommonParameters.json());
        components.set("responses", refusals.responses());
        ObjectNode named = components.putObject("schemas");
        for (Map.Entry<String, ObjectNode> schema : schemas.named().entrySet()) {
            named.set(schema.getKey(), schema.getValue());
        }
    }
}
