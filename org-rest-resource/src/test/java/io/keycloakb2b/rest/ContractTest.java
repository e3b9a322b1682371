package io.keycloakb2b.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.keycloakb2b.rest.openapi.ServedOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ContractTest {

    /** What may be read and is not changed as it was read, and why. */
    private static final Set<String> CHANGED_BY_ALL_WHO_ASK = Set.of(
            // ends whatever sessions there are
            "DELETE /organizations/{organization}/sessions",
            "DELETE /organizations/{organization}/members/{user}/sessions",
            // is answered once, and who comes late is told so
            "DELETE /organizations/{organization}/invitations/{invitation}");

    /** Posts that do no harm when they are sent twice, and why. */
    private static final Set<String> DONE_AGAIN = Set.of(
            // does what is missing
            "POST /setup",
            // only answer
            "POST /me/organizations/{organization}/switch",
            "POST /api-keys/introspect",
            "POST /relations/check",
            "POST /access/v1/evaluation",
            "POST /access/v1/evaluations",
            // leave it where it is
            "POST /organizations/{organization}/move",
            "POST /organizations/{organization}/restore",
            "POST /organizations/{organization}/api-keys/{apiKey}/adopt",
            // is done once, and who asks again is refused
            "POST /organizations/{organization}/ownership",
            "POST /organizations/{organization}/join-requests/{joinRequest}/approve",
            "POST /organizations/{organization}/join-requests/{joinRequest}/reject",
            "POST /me/invitations/{invitation}/accept",
            "POST /me/invitations/{invitation}/decline");

    private static final Path PORTALS_COPY = Path.of("../themes/src/main/node/openapi.json");

    private static final String OPENAPI = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";

    @Test
    void everyOperationIsDescribed() {
        assertThat(Contract.OPERATIONS.all()).isNotEmpty().allSatisfy(operation -> assertThat(operation.description())
                .as(
                        "%s is not described: put @Operation on %s.%s",
                        operation,
                        operation.method().getDeclaringClass().getSimpleName(),
                        operation.method().getName())
                .isPresent());
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        assertThat(Contract.OPERATIONS.all()).extracting(ServedOperation::id).doesNotHaveDuplicates();
    }

    /** Or of two who change what both have read, the second would undo what the first did. */
    @Test
    void whateverCanBeReadIsChangedAsItWasRead() throws IOException {
        Set<String> unconditional = new TreeSet<>();
        for (Described operation : described()) {
            boolean changes = Set.of("put", "patch", "delete").contains(operation.verb());
            if (!changes || !operation.siblings().has("get")) {
                continue;
            }
            if (!operation.takes("ifMatch")
                    || !operation.json().at("/responses").has("412")) {
                unconditional.add(operation.name());
            } else if (!operation.verb().equals("delete")) {
                assertThat(operation.answers("ETag")).as("tag of %s", operation).isTrue();
            }
        }

        assertThat(unconditional).isEqualTo(CHANGED_BY_ALL_WHO_ASK);
    }

    @Test
    void whateverIsReadHasATag() throws IOException {
        assertThat(described())
                .filteredOn(operation -> operation.verb().equals("get") && operation.takes("ifNoneMatch"))
                .isNotEmpty()
                .allMatch(operation -> operation.answers("ETag"));
    }

    /** Or a sender who has lost the answer would do it twice. */
    @Test
    void whateverIsPostedIsDoneOnceUnderAKey() throws IOException {
        Set<String> keyless = new TreeSet<>();
        for (Described operation : described()) {
            if (operation.verb().equals("post") && !operation.takes("idempotencyKey")) {
                keyless.add(operation.name());
            }
        }

        assertThat(keyless).isEqualTo(DONE_AGAIN);
    }

    @Test
    void documentIsOpenApi() {
        var schema = JsonSchemaFactory.getInstance(
                        VersionFlag.V202012,
                        factory -> factory.schemaMappers(mappers ->
                                mappers.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")))
                .getSchema(SchemaLocation.of(OPENAPI));

        assertThat(schema.validate(Contract.document(), InputFormat.JSON)).isEmpty();
    }

    /** The portal's client is generated from a copy, so that the themes need no other module for their build. */
    @Test
    void portalKnowsTheApiAsItIs() throws IOException {
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(PORTALS_COPY, Contract.document() + '\n');
        }

        assertThat(new ObjectMapper().readTree(Files.readString(PORTALS_COPY)))
                .as("%s is of another API; write it with -Dopenapi.write", PORTALS_COPY)
                .isEqualTo(new ObjectMapper().readTree(Contract.document()));
    }

    private static List<Described> described() throws IOException {
        List<Described> described = new ArrayList<>();
        new ObjectMapper()
                .readTree(Contract.document())
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(verb -> described.add(new Described(path.getKey(), verb, path.getValue()))));
        return described;
    }

    /**
     * One operation of the document.
     *
     * @param siblings what there is at the same address, by verb
     */
    private record Described(String path, String verb, JsonNode siblings) {

        JsonNode json() {
            return siblings.get(verb);
        }

        /** The same at either root. */
        String name() {
            return verb.toUpperCase(Locale.ROOT) + " " + path.replaceFirst("^.*/\\{realm}/b2b", "");
        }

        boolean takes(String parameter) {
            return json().path("parameters").findValuesAsText("$ref").contains("#/components/parameters/" + parameter);
        }

        /** Whether a success carries the header. */
        boolean answers(String header) {
            return json().get("responses").properties().stream()
                    .filter(answer ->
                            answer.getKey().startsWith("2") && !answer.getKey().equals("204"))
                    .allMatch(answer -> answer.getValue().path("headers").has(header));
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }
}
