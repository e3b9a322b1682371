package io.keycloakb2b.rest;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/**
 * Answers the browser's question before a call from another origin, at whatever address; says nothing about anybody.
 * Stands alone: beside other resources JAX-RS would answer for them.
 */
public final class Preflight {

    private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"};
    private static final String HEADERS = String.join(
            ", ",
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.ACCEPT,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            KeyedRequests.KEY,
            CurrentRequest.ORGANIZATION_HEADER);

    private final KeycloakSession session;

    Preflight(KeycloakSession session) {
        this.session = session;
    }

    @OPTIONS
    @Path("{path: .*}")
    public Response preflight() {
        Response answer =
                Cors.builder().preflight().auth().allowedMethods(METHODS).add(Response.ok());
        session.getContext().getHttpResponse().setHeader(Cors.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
        return answer;
    }
}
