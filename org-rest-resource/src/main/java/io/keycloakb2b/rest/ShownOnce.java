package io.keycloakb2b.rest;

import jakarta.ws.rs.core.Response;

/**
 * An answer of which not everything may be kept.
 *
 * @param kept the body that the same request is answered with when it comes again
 */
record ShownOnce(Response answer, String kept) {

    /** An answer that is kept as it is. */
    static ShownOnce whole(Response answer) {
        return new ShownOnce(answer, answer.getEntity() instanceof String text ? text : "");
    }
}
