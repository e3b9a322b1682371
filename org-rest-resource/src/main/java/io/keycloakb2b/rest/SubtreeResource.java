package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import io.keycloakb2b.spi.SubtreeStore.Counts;
import io.keycloakb2b.spi.SubtreeStore.SubtreeMember;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An organization together with everything below it that lets administrators from above in. */
@Consumes(MediaType.APPLICATION_JSON)
public final class SubtreeResource {

    private final Desk desk;
    private final OrganizationId organization;

    SubtreeResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List an organization with those below it",
            needs = {Permission.CHILDREN_READ, Permission.MEMBERS_READ},
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response organizations(
            @QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            desk.requireSubtree(Permission.CHILDREN_READ, organization);
            OrganizationScope scope = desk.requireSubtree(Permission.MEMBERS_READ, organization);
            var page = desk.stores().subtrees().organizations(scope, desk.extent(), Desk.page(after, max));
            return Desk.ok(Listing.of(page, View::of));
        });
    }

    @Operation(
            summary = "List the members of an organization and of those below it",
            needs = Permission.MEMBERS_READ,
            answer = Person.class,
            shape = Shape.LIST)
    @GET
    @Path("members")
    public Response members(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.requireSubtree(Permission.MEMBERS_READ, organization);
            var page = desk.stores().subtrees().members(scope, desk.extent(), Desk.page(after, max));
            return Desk.ok(Listing.of(page, Person::of));
        });
    }

    /**
     * @param members in whatever state
     * @param seatsTaken by members who are not suspended
     * @param applications how many are active
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String id,
            String name,
            String alias,
            @About(words = OrganizationStatus.class) String status,
            boolean enabled,
            long members,
            long seatsTaken,
            OptionalInt seatLimit,
            long applications) {

        static View of(Counts counts) {
            Organization organization = counts.organization();
            return new View(
                    organization.id().value(),
                    organization.name(),
                    organization.alias(),
                    Fields.word(organization.node().status()),
                    organization.enabled(),
                    counts.members(),
                    counts.seats(),
                    organization.node().seatLimit(),
                    counts.applications());
        }
    }

    /** A member, and of which organization. */
    record Person(MemberView member, Place organization) {

        static Person of(SubtreeMember found) {
            return new Person(
                    MemberView.of(found.member()),
                    new Place(found.member().membership().organization().value(), found.organizationName()));
        }
    }

    record Place(String id, String name) {}
}
