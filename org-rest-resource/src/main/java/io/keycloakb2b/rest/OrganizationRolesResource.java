package io.keycloakb2b.rest;

import io.keycloakb2b.command.Granter;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Organization roles, and which of them the caller may hand out. */
public final class OrganizationRolesResource {

    private final Desk desk;
    private final OrganizationId organization;

    OrganizationRolesResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the organization roles",
            needs = Permission.ROLES_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            desk.require(Permission.ROLES_READ, organization);
            return Desk.ok(Listing.whole(roles().map(View::of).toList()));
        });
    }

    @Operation(
            summary = "List the organization roles that the caller may hand out",
            needs = Permission.ROLES_ASSIGN,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    @Path("assignable")
    public Response assignable() {
        return desk.answer(() -> {
            desk.require(Permission.ROLES_ASSIGN, organization);
            Granter granter = desk.granter(organization);
            return Desk.ok(Listing.whole(roles().filter(role -> role != BuiltInRole.MEMBER)
                    .filter(role -> granter.mayGive(new AssignedRole.OrganizationRole(role), AssignmentScope.SELF))
                    .map(View::of)
                    .toList()));
        });
    }

    private static Stream<BuiltInRole> roles() {
        return Arrays.stream(BuiltInRole.values());
    }

    record View(String name, List<String> permissions) {

        static View of(BuiltInRole role) {
            return new View(
                    role.word(),
                    role.permissions().stream().map(Permission::word).sorted().toList());
        }
    }
}
