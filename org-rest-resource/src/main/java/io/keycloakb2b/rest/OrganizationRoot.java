package io.keycloakb2b.rest;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.cors.Cors;

/** The organization root: {@code /realms/{realm}/b2b}. */
public final class OrganizationRoot {

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

    private final Desk desk;

    OrganizationRoot(Desk desk) {
        this.desk = desk;
    }

    @Path("me")
    public MeResource me() {
        return new MeResource(desk);
    }

    @Path("organizations")
    public OrganizationsResource organizations() {
        return new OrganizationsResource(desk);
    }

    @Path("openapi.json")
    public OpenApiResource openApi() {
        return new OpenApiResource(desk);
    }

    /** The browser's question before a call from another origin; says nothing about anybody. */
    @OPTIONS
    @Path("{path: .*}")
    public Response preflight() {
        Response answer =
                Cors.builder().preflight().auth().allowedMethods(METHODS).add(Response.ok());
        desk.session().getContext().getHttpResponse().setHeader(Cors.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
        return answer;
    }
}
