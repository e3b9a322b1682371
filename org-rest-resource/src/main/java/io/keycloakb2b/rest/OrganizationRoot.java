package io.keycloakb2b.rest;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.cors.Cors;

/** The organization root: {@code /realms/{realm}/b2b}. */
public final class OrganizationRoot {

    private static final String[] METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"};

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
        return Cors.builder().preflight().auth().allowedMethods(METHODS).add(Response.ok());
    }
}
