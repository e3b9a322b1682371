package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.rest.openapi.About;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What a refusal looks like (RFC 9457).
 *
 * @param code stable, for programs
 * @param detail the rule that was broken, for people
 * @param field the field of the request that broke it, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @About(words = {OrganizationError.class, RequestError.class}) String code,
        Optional<String> field) {

    static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    static Problem of(OrganizationException refusal) {
        Response.Status status =
                switch (refusal.error().category()) {
                    case INVALID -> Response.Status.BAD_REQUEST;
                    case FORBIDDEN -> Response.Status.FORBIDDEN;
                    case NOT_FOUND -> Response.Status.NOT_FOUND;
                    case CONFLICT -> Response.Status.CONFLICT;
                    case UNAVAILABLE -> Response.Status.SERVICE_UNAVAILABLE;
                };
        return of(status, refusal.error().code(), refusal.rule(), refusal.field());
    }

    static Problem unauthenticated() {
        return of(RequestError.UNAUTHENTICATED, "an access token with the audience b2b-api is needed");
    }

    static Problem notSetUp() {
        return of(RequestError.NOT_SET_UP, "the realm is not set up for this");
    }

    private static Problem of(RequestError error, String detail) {
        return of(Response.Status.fromStatusCode(error.status()), error.code(), detail, Optional.empty());
    }

    private static Problem of(Response.Status status, String code, String detail, Optional<String> field) {
        return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, code, field);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(Json.write(this));
    }
}
