package io.keycloakb2b.rest;

import io.keycloakb2b.command.ReadDirectory;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of an organization as its members see one another. */
public final class DirectoryResource {

    private final Desk desk;
    private final OrganizationId organization;

    DirectoryResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "Look up the people of an organization",
            needs = Permission.ORGANIZATION_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list(
            @QueryParam("search") @Nullable String search,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.ORGANIZATION_READ, organization);
            var page = new ReadDirectory(desk.commands())
                    .execute(scope, desk.granter(organization), Optional.ofNullable(search), Desk.page(after, max));
            return Desk.ok(Listing.of(page, View::of));
        });
    }

    /** Nothing of what the organization thinks of the person: no status, type or attribute. */
    record View(String id, String username, String email, String firstName, String lastName) {

        static View of(Member member) {
            return new View(
                    member.membership().user().value(),
                    member.account().username(),
                    member.account().email(),
                    member.account().firstName(),
                    member.account().lastName());
        }
    }
}
