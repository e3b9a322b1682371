package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.ManageMember;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.Membership;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.UserId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Members of an organization. */
@Consumes(MediaType.APPLICATION_JSON)
public final class MembersResource {

    private final Desk desk;
    private final OrganizationId organization;

    MembersResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @GET
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.MEMBERS_READ, organization);
            var page = desk.stores().members().members(scope, Desk.page(after, max));
            return Desk.ok(Listing.of(page, member -> MemberView.of(desk.session(), member)));
        });
    }

    @GET
    @Path("count")
    public Response count() {
        return desk.answer(() -> {
            var scope = desk.require(Permission.MEMBERS_READ, organization);
            return Desk.ok(new Seats(
                    desk.stores().members().count(scope),
                    desk.stores().members().seatsTaken(scope),
                    desk.fullPath(organization).organization().node().seatLimit()));
        });
    }

    /** An organization's administrator joins whom they administer already; the platform joins anybody. */
    @POST
    public Response add(String body) {
        return desk.answer(() -> {
            Addition addition = Json.read(body, Addition.class);
            String user = Fields.required("userId", addition.userId());
            MemberType type = addition.type()
                    .map(word -> Fields.word("type", word, MemberType.class))
                    .orElse(MemberType.EMPLOYEE);
            OrganizationScope scope = desk.require(Permission.MEMBERS_MANAGE, organization);
            Membership added =
                    new ManageMember(desk.commands()).add(scope, desk.candidates(), Desk.id(user, UserId::new), type);
            return Desk.created(MemberView.of(desk.session(), added));
        });
    }

    @GET
    @Path("{user}")
    public Response read(@PathParam("user") String user) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.MEMBERS_READ, organization);
            return Desk.ok(MemberView.of(
                    desk.session(), new ManageMember(desk.commands()).find(scope, Desk.id(user, UserId::new))));
        });
    }

    @PATCH
    @Path("{user}")
    public Response update(@PathParam("user") String user, String body) {
        return desk.answer(() -> {
            Change change = Json.read(body, Change.class);
            var scope = desk.require(Permission.MEMBERS_MANAGE, organization);
            Membership changed = new ManageMember(desk.commands())
                    .change(
                            scope,
                            desk.granter(organization),
                            Desk.id(user, UserId::new),
                            change.status().map(word -> Fields.word("status", word, MembershipStatus.class)),
                            change.type().map(word -> Fields.word("type", word, MemberType.class)));
            return Desk.ok(MemberView.of(desk.session(), changed));
        });
    }

    @DELETE
    @Path("{user}")
    public Response remove(@PathParam("user") String user) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.MEMBERS_MANAGE, organization);
            new ManageMember(desk.commands()).remove(scope, desk.granter(organization), Desk.id(user, UserId::new));
            return Desk.done();
        });
    }

    @Path("{user}/roles")
    public MemberRolesResource roles(@PathParam("user") String user) {
        return new MemberRolesResource(desk, organization, user);
    }

    /**
     * @param count members in whatever state, as the list has them
     * @param seatsTaken those of them who are not suspended
     * @param seatLimit absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Seats(long count, long seatsTaken, OptionalInt seatLimit) {}

    record Addition(Optional<String> userId, Optional<String> type) {}

    record Change(Optional<String> status, Optional<String> type) {}
}
