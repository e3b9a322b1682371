package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakb2b.contract.ApiDocument.Described;
import io.keycloakb2b.testing.actor.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds every call that is made through it against the OpenAPI document, and remembers what was called. */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SHOWN_ONCE = "key";

    private final ApiDocument document;
    private final Set<String> called = new TreeSet<>();

    Contract(ApiDocument document) {
        this.document = document;
    }

    /** One caller at one root. */
    Party party(String prefix, Api api) {
        return new Party(prefix, api);
    }

    /** What the document describes and nobody has called. */
    Set<String> neverCalled() {
        Set<String> left = new TreeSet<>(document.operations().keySet());
        left.removeAll(called);
        return left;
    }

    /** Somebody who calls. */
    final class Party {

        private final String prefix;
        private final Api api;

        private Party(String prefix, Api api) {
            this.prefix = prefix;
            this.api = api;
        }

        Party with(String header, String value) {
            return new Party(prefix, api.with(header, value));
        }

        /** A call that succeeds. */
        JsonNode get(String path) {
            return succeeds("GET", path, null);
        }

        /** A call that succeeds. */
        JsonNode post(String path, Object body) {
            return succeeds("POST", path, body);
        }

        /** A call that succeeds. */
        JsonNode put(String path, Object body) {
            return succeeds("PUT", path, body);
        }

        /** A call that succeeds. */
        JsonNode patch(String path, Object body) {
            return succeeds("PATCH", path, body);
        }

        /** A call that succeeds. */
        JsonNode delete(String path) {
            return succeeds("DELETE", path, null);
        }

        /** A call that succeeds. */
        JsonNode succeeds(String verb, String path, @Nullable Object body) {
            Described operation = document.operation(verb, prefix + path);
            if (body != null) {
                refusesFieldsOfItsOwn(operation, path, body);
            }
            if (operation.takes("idempotencyKey")) {
                return twice(with("Idempotency-Key", UUID.randomUUID().toString()), verb, path, body);
            }
            return once(verb, path, body);
        }

        private JsonNode once(String verb, String path, @Nullable Object body) {
            return parsed(successful(verb, path, body));
        }

        /** Sent again under its key, a request is answered as before. */
        private JsonNode twice(Party keyed, String verb, String path, @Nullable Object body) {
            var first = keyed.successful(verb, path, body);
            var second = keyed.successful(verb, path, body);
            assertThat(second.headers().firstValue("Idempotency-Replayed"))
                    .as("%s %s%s", verb, prefix, path)
                    .contains("true");
            assertThat(second.statusCode()).isEqualTo(first.statusCode());
            assertThat(parsed(second)).isEqualTo(kept(parsed(first)));
            return parsed(first);
        }

        /** A form that an application sends. */
        JsonNode form(String path, String form) {
            Described operation = document.operation("POST", prefix + path);
            called.add(operation.toString());
            assertThat(operation.json().at("/requestBody/content").has(FORM))
                    .as("%s takes a form", operation)
                    .isTrue();
            var answer = api.with("Content-Type", FORM).exchange("POST", path, form);
            document.checkAnswer(operation, answer);
            assertThat(answer.statusCode())
                    .as("%s: %s", operation, answer.body())
                    .isEqualTo(200);
            return parsed(answer);
        }

        private HttpResponse<String> successful(String verb, String path, @Nullable Object body) {
            var answer = call(verb, path, body);
            assertThat(answer.statusCode())
                    .as("%s %s%s: %s", verb, prefix, path, answer.body())
                    .isBetween(200, 299);
            return answer;
        }

        /** What may be read and not written is as unknown in a request as what nobody has heard of. */
        private void refusesFieldsOfItsOwn(Described operation, String path, Object body) {
            for (String field : document.notWritable(operation)) {
                ObjectNode more = JSON.valueToTree(body);
                more.set(
                        field,
                        more.isEmpty() ? more.textNode("x") : more.iterator().next());
                var answer = api.exchange(operation.verb(), path, text(more));
                var problem = parsed(answer);
                assertThat(answer.statusCode() + " " + problem.path("code").asText() + " "
                                + problem.path("field").asText())
                        .as("%s with %s: %s", operation, field, answer.body())
                        .isEqualTo("400 unknown_field " + field);
            }
        }

        /** A good call of somebody who may not make it. */
        void isRefused(int status, String verb, String path, @Nullable Object body) {
            var answer = call(verb, path, body);
            assertThat(answer.statusCode())
                    .as("%s %s%s: %s", verb, prefix, path, answer.body())
                    .isEqualTo(status);
        }

        private HttpResponse<String> call(String verb, String path, @Nullable Object body) {
            Described operation = document.operation(verb, prefix + path);
            called.add(operation.toString());
            document.checkRequest(operation, body);
            var answer = api.exchange(verb, path, body == null ? null : text(body));
            document.checkAnswer(operation, answer);
            return answer;
        }
    }

    /** Without what is shown once. */
    private static JsonNode kept(JsonNode answer) {
        JsonNode kept = answer.deepCopy();
        if (kept instanceof ObjectNode object) {
            object.remove(SHOWN_ONCE);
        }
        return kept;
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(HttpResponse<String> answer) {
        boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        try {
            return json ? JSON.readTree(answer.body()) : NullNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
