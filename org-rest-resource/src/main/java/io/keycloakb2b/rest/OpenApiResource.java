package io.keycloakb2b.rest;

import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.services.cors.Cors;

/** The description of the API. It is the same for everybody and in every realm that is set up, so nobody is asked who they are. */
public final class OpenApiResource {

    private final Desk desk;

    OpenApiResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "Read this document", answer = Object.class, open = true)
    @GET
    public Response document() {
        return desk.answerAnybody(() -> {
            Cors.builder().allowAllOrigins().allowedMethods("GET").add();
            return Response.ok(Contract.document(), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        });
    }
}
