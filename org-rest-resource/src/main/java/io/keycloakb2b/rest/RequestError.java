package io.keycloakb2b.rest;

import java.util.Locale;

/** What may be wrong with a request before anybody asks what it is about. */
public enum RequestError {
    UNAUTHENTICATED(401),
    NOT_SET_UP(404);

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
}
