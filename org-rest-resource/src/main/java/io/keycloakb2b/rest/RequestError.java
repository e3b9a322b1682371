package io.keycloakb2b.rest;

import java.util.Locale;

/** What may be wrong with a request before anybody asks what it is about. */
public enum RequestError {
    UNAUTHENTICATED(401),
    ORIGIN_NOT_ALLOWED(403),
    NOT_SET_UP(404),
    NO_SUCH_ADDRESS(404),
    METHOD_NOT_ALLOWED(405),
    /** The body is in another format than JSON. */
    UNSUPPORTED_MEDIA_TYPE(415),
    BODY_TOO_LARGE(413),
    UNKNOWN_PARAMETER(400),
    /** Two parts of the request name two organizations. */
    ORGANIZATION_MISMATCH(400),
    /** What is to be changed is no longer what the caller read. */
    PRECONDITION_FAILED(412),
    /** The key came with another request before. */
    IDEMPOTENCY_KEY_REUSED(422);

    private final int status;

    RequestError(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The stable code in problem documents. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A refusal that names the header or parameter and the rule it broke. */
    RequestException on(String field, String rule) {
        return new RequestException(this, field, rule);
    }

    /** A refusal that is about the request as a whole. */
    RequestException because(String rule) {
        return new RequestException(this, "", rule);
    }
}
