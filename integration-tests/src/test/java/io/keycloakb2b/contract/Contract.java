package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.keycloakb2b.contract.ApiDocument.Described;
import io.keycloakb2b.testing.actor.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds every call that is made through it against the OpenAPI document, and remembers what was called. */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();

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
            var answer = call(verb, path, body);
            assertThat(answer.statusCode())
                    .as("%s %s%s: %s", verb, prefix, path, answer.body())
                    .isBetween(200, 299);
            return parsed(answer);
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
