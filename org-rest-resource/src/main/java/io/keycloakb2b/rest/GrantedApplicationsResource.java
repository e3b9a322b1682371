package io.keycloakb2b.rest;

import io.keycloakb2b.command.GrantApplication;
import io.keycloakb2b.organization.ApplicationGrant;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.GrantStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/** Applications that an organization has been given. */
@Consumes(MediaType.APPLICATION_JSON)
public final class GrantedApplicationsResource {

    private final Desk desk;
    private final OrganizationId organization;

    GrantedApplicationsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the applications of an organization",
            needs = Permission.APPLICATIONS_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            var scope = desk.require(Permission.APPLICATIONS_READ, organization);
            return Desk.ok(Listing.whole(desk.stores().grants().applications(scope).stream()
                    .map(this::view)
                    .toList()));
        });
    }

    @Operation(
            summary = "Grant an application, or change the status of the grant",
            needs = Permission.APPLICATIONS_MANAGE,
            body = Body.class,
            answer = View.class)
    @PUT
    @Path("{client}")
    public Response grant(@PathParam("client") String client, String body) {
        return desk.answer(() -> {
            GrantStatus status = Json.read(body, Body.class)
                    .status()
                    .map(word -> Fields.word("status", word, GrantStatus.class))
                    .orElse(GrantStatus.ACTIVE);
            var scope = desk.requireFromAbove(Permission.APPLICATIONS_MANAGE, organization);
            new GrantApplication(desk.commands()).execute(scope, Desk.id(client, ClientId::new), status);
            return Desk.ok(view(new ApplicationGrant(organization, Desk.id(client, ClientId::new), status)));
        });
    }

    @Operation(summary = "Withdraw an application", needs = Permission.APPLICATIONS_MANAGE)
    @DELETE
    @Path("{client}")
    public Response withdraw(@PathParam("client") String client) {
        return desk.answer(() -> {
            var scope = desk.requireFromAbove(Permission.APPLICATIONS_MANAGE, organization);
            new GrantApplication(desk.commands()).undo(scope, Desk.id(client, ClientId::new));
            return Desk.done();
        });
    }

    private View view(ApplicationGrant grant) {
        ClientModel client = desk.session()
                .clients()
                .getClientById(
                        desk.session().getContext().getRealm(), grant.client().value());
        return new View(
                grant.client().value(),
                client == null ? "" : client.getClientId(),
                Optional.ofNullable(client).map(ClientModel::getName).orElse(""),
                Fields.word(grant.status()));
    }

    record Body(@About(words = GrantStatus.class) Optional<String> status) {}

    record View(String id, String clientId, String name, @About(words = GrantStatus.class) String status) {}
}
