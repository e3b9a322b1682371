package io.keycloakb2b.rest;

import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Organization roles, and which of them the caller may hand out. */
public final class OrganizationRolesResource {

    private final Desk desk;
    private final OrganizationId organization;

    OrganizationRolesResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @GET
    public Response list() {
        return desk.answer(() -> {
            desk.require(Permission.ROLES_READ, organization);
            return Desk.ok(Listing.whole(roles().map(View::of).toList()));
        });
    }

    @GET
    @Path("assignable")
    public Response assignable() {
        return desk.answer(() -> {
            desk.require(Permission.ROLES_ASSIGN, organization);
            Set<Permission> mine = desk.permissions(organization);
            return Desk.ok(Listing.whole(roles().filter(role -> mine.containsAll(role.permissions()))
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
