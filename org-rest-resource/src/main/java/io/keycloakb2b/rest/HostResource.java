package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.ManageHost;
import io.keycloakb2b.organization.HostName;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The host under which an organization's people sign in; the platform says which. */
public final class HostResource {

    private final Desk desk;
    private final OrganizationId organization;

    HostResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(summary = "Read the host of an organization", needs = Permission.SETTINGS_READ, answer = View.class)
    @GET
    public Response read() {
        return desk.answer(() -> {
            return Desk.ok(view(desk.require(Permission.SETTINGS_READ, organization)));
        });
    }

    @Operation(
            summary = "Give an organization a host of its own",
            needs = Permission.SETTINGS_MANAGE,
            body = Body.class,
            answer = View.class,
            conditional = true)
    @PUT
    public Response put(String body) {
        return desk.answer(() -> {
            var scope = desk.requireAsPlatform(Permission.SETTINGS_MANAGE, organization);
            Body given = Json.read(body, Body.class);
            desk.requireUnchanged(scope, () -> view(scope));
            commands().put(scope, Fields.required("host", given.host()));
            return Desk.ok(view(scope));
        });
    }

    @Operation(summary = "Take an organization's host away", needs = Permission.SETTINGS_MANAGE, conditional = true)
    @DELETE
    public Response remove() {
        return desk.answer(() -> {
            var scope = desk.requireAsPlatform(Permission.SETTINGS_MANAGE, organization);
            desk.requireUnchanged(scope, () -> view(scope));
            commands().remove(scope);
            return Desk.done();
        });
    }

    private View view(OrganizationScope scope) {
        return new View(desk.stores().hosts().find(scope).map(HostName::value));
    }

    private ManageHost commands() {
        return new ManageHost(desk.commands());
    }

    record Body(@About(value = "Its name in the domain name system", needed = true) Optional<String> host) {}

    /** @param host in ASCII and lower case; absent where the organization has none of its own */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(Optional<String> host) {}
}
