package io.keycloakb2b.testing.actor;

import com.fasterxml.jackson.databind.JsonNode;

/** What the API answered; JSON null where there was no body. */
public record ApiAnswer(int status, JsonNode body) {

    /** The body of a success; anything else fails the test with what was answered. */
    public JsonNode orFail() {
        if (status < 200 || status > 299) {
            throw new AssertionError("answered " + status + ": " + body);
        }
        return body;
    }

    /** The stable code of a problem document (RFC 9457). */
    public String code() {
        return body.path("code").asText();
    }

    /** The field that a problem document names. */
    public String field() {
        return body.path("field").asText();
    }
}
