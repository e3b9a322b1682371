package io.keycloakb2b.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers, to callers who have proved who they are, what nothing else answers. */
public final class NoSuchOperation {

    private final Desk desk;

    NoSuchOperation(Desk desk) {
        this.desk = desk;
    }

    @GET
    @Path("{path: .*}")
    public Response get() {
        return refuse();
    }

    @POST
    @Path("{path: .*}")
    public Response post() {
        return refuse();
    }

    @PUT
    @Path("{path: .*}")
    public Response put() {
        return refuse();
    }

    @PATCH
    @Path("{path: .*}")
    public Response patch() {
        return refuse();
    }

    @DELETE
    @Path("{path: .*}")
    public Response delete() {
        return refuse();
    }

    private Response refuse() {
        return desk.answerAnyway(() -> {
            if (desk.request().verbs().isEmpty()) {
                throw RequestError.NO_SUCH_ADDRESS.because("nothing is served at this address");
            }
            String verbs = String.join(", ", desk.request().verbs());
            return Problem.of(RequestError.METHOD_NOT_ALLOWED.because("this address takes " + verbs))
                    .response()
                    .header(HttpHeaders.ALLOW, verbs)
                    .build();
        });
    }
}
