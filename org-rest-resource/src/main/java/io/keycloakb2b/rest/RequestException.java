package io.keycloakb2b.rest;

import java.util.Optional;

/** The request as such is refused, whatever it is about. */
final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RequestError error;
    private final String field;

    RequestException(RequestError error, String field, String rule) {
        super(rule);
        this.error = error;
        this.field = field;
    }

    RequestError error() {
        return error;
    }

    /** The header or parameter that broke the rule, where it was one. */
    Optional<String> field() {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    String rule() {
        return String.valueOf(getMessage());
    }
}
