package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.EndSessions;
import io.keycloakb2b.command.ManageMember;
import io.keycloakb2b.command.MemberChange;
import io.keycloakb2b.command.OrganizationSessions;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import io.keycloakb2b.spi.MemberFilter;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Members of an organization. */
public final class MembersResource {

    private final Desk desk;
    private final OrganizationId organization;

    MembersResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the members of an organization",
            needs = Permission.MEMBERS_READ,
            answer = MemberView.class,
            shape = Shape.LIST)
    @GET
    public Response list(
            @QueryParam("status") @About(words = MembershipStatus.class) @Nullable String status,
            @QueryParam("type") @About(words = MemberType.class) @Nullable String type,
            @QueryParam("team") @Nullable String team,
            @QueryParam("role") @About("An organization role") @Nullable String role,
            @QueryParam("application") @Nullable String application,
            @QueryParam("appRole") @Nullable String appRole,
            @QueryParam("email") @About("The beginning of the address") @Nullable String email,
            @QueryParam("search") @About("Part of a user name, address or name") @Nullable String search,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        return found(
                new MemberFilters(status, type, team, role, application, appRole, email, search),
                (scope, filter) -> Desk.ok(Listing.of(
                        desk.stores().members().members(scope, filter, Desk.page(after, max)), MemberView::of)));
    }

    /** How many members the same filters leave, and how many seats are taken by whomever. */
    @Operation(summary = "Count the members and the seats", needs = Permission.MEMBERS_READ, answer = Seats.class)
    @GET
    @Path("count")
    public Response count(
            @QueryParam("status") @About(words = MembershipStatus.class) @Nullable String status,
            @QueryParam("type") @About(words = MemberType.class) @Nullable String type,
            @QueryParam("team") @Nullable String team,
            @QueryParam("role") @About("An organization role") @Nullable String role,
            @QueryParam("application") @Nullable String application,
            @QueryParam("appRole") @Nullable String appRole,
            @QueryParam("email") @Nullable String email,
            @QueryParam("search") @Nullable String search) {
        return found(
                new MemberFilters(status, type, team, role, application, appRole, email, search),
                (scope, filter) -> Desk.ok(new Seats(
                        desk.stores().members().count(scope, filter),
                        desk.stores().members().seatsTaken(scope),
                        desk.fullPath(organization).organization().node().seatLimit())));
    }

    /**
     * By id an organization's administrator joins whom they administer already, and the platform anybody. By e-mail
     * address the platform joins whoever has it or makes the account; for others the answer never tells whether there
     * is one.
     */
    @Operation(
            summary = "Add a person",
            needs = Permission.MEMBERS_MANAGE,
            body = MemberAddition.class,
            answer = Added.class,
            status = {201, 202},
            once = true)
    @POST
    public Response add(String body) {
        return desk.once(body, () -> desk.require(Permission.MEMBERS_MANAGE, organization), scope -> {
            MemberAddition addition = Json.read(body, MemberAddition.class).checked();
            Optional<UserId> added = addition.add(desk, scope, false);
            return added.map(user -> new ManageMember(desk.commands()).read(scope, user))
                    .map(member -> Desk.created(new Added(Optional.of(MemberView.of(member)))))
                    .orElseGet(() -> Desk.accepted(new Added(Optional.empty())));
        });
    }

    /** A table of the members that the filters leave, never held as a whole. */
    @Operation(
            summary = "Export the members of an organization",
            needs = Permission.MEMBERS_READ,
            answer = MemberView.class,
            mediaTypes = Csv.MEDIA_TYPE)
    @GET
    @Path("export")
    public Response export(
            @QueryParam("status") @About(words = MembershipStatus.class) @Nullable String status,
            @QueryParam("type") @About(words = MemberType.class) @Nullable String type,
            @QueryParam("team") @Nullable String team,
            @QueryParam("role") @About("An organization role") @Nullable String role,
            @QueryParam("application") @Nullable String application,
            @QueryParam("appRole") @Nullable String appRole,
            @QueryParam("email") @About("The beginning of the address") @Nullable String email,
            @QueryParam("search") @About("Part of a user name, address or name") @Nullable String search) {
        return found(
                new MemberFilters(status, type, team, role, application, appRole, email, search),
                (scope, filter) -> PagedExport.file(
                        desk.session(),
                        MediaType.valueOf(Csv.MEDIA_TYPE),
                        "members.csv",
                        Csv.line(MemberCsv.COLUMNS),
                        (stores, page) -> stores.members().members(scope, filter, page),
                        MemberCsv::line));
    }

    /** Each line has a result of its own. The table comes as it is (text/csv), or as a text in JSON. */
    @Operation(
            summary = "Add many people from a table",
            needs = Permission.MEMBERS_MANAGE,
            body = Table.class,
            answer = Imported.class,
            once = true)
    @POST
    @Path("import")
    @Consumes({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Response importMany(
            @QueryParam("dryRun") @About("Whether nothing is to change") @Nullable String dryRun, String body) {
        return desk.once(body, () -> desk.require(Permission.MEMBERS_MANAGE, organization), scope -> {
            boolean dry = Fields.flag("dryRun", dryRun);
            var additions = MemberImport.read(desk.sent(Csv.MEDIA_TYPE) ? body : Table.read(body));
            return Desk.ok(new Imported(dry, new MemberImport(desk, dry).run(scope, body, additions)));
        });
    }

    @Operation(summary = "Read a member", needs = Permission.MEMBERS_READ, answer = MemberView.class)
    @GET
    @Path("{user}")
    public Response read(@PathParam("user") String user) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.MEMBERS_READ, organization);
            return Desk.ok(view(scope, user));
        });
    }

    @Operation(
            summary = "Change what an organization knows of a member",
            needs = Permission.MEMBERS_MANAGE,
            body = MemberBody.class,
            answer = MemberView.class,
            conditional = true)
    @PATCH
    @Path("{user}")
    public Response update(@PathParam("user") String user, String body) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.MEMBERS_MANAGE, organization);
            MemberChange change = Json.read(body, MemberBody.class).change();
            requireUnchanged(scope, user);
            return Desk.ok(MemberView.of(new ManageMember(desk.commands())
                    .change(scope, desk.granter(organization), desk.homes(), Desk.id(user, UserId::new), change)));
        });
    }

    /** Leaves the organization. Needs no permission, and a token that may change things. */
    @Operation(summary = "Leave an organization")
    @DELETE
    @Path("me")
    public Response leave() {
        return desk.answer(() -> {
            OrganizationScope scope = desk.requireOwnMembership(organization);
            new ManageMember(desk.commands()).leave(scope, desk.me().user());
            return Desk.done();
        });
    }

    @Operation(
            summary = "List a person's sessions for an organization",
            needs = Permission.SESSIONS_READ,
            answer = SessionView.class,
            shape = Shape.LIST)
    @GET
    @Path("{user}/sessions")
    public Response sessions(@PathParam("user") String user) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.SESSIONS_READ, organization);
            return Desk.ok(Listing.whole(new OrganizationSessions(desk.commands())
                    .of(scope, Desk.id(user, UserId::new)).stream()
                            .map(SessionView::of)
                            .toList()));
        });
    }

    /** Ends the person's sessions for this organization and no others. */
    @Operation(summary = "End a person's sessions for an organization", needs = Permission.SESSIONS_MANAGE)
    @DELETE
    @Path("{user}/sessions")
    public Response endSessions(@PathParam("user") String user) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.SESSIONS_MANAGE, organization);
            new EndSessions(desk.commands()).ofMember(scope, Desk.id(user, UserId::new));
            return Desk.done();
        });
    }

    @Operation(summary = "Remove a member", needs = Permission.MEMBERS_MANAGE, conditional = true)
    @DELETE
    @Path("{user}")
    public Response remove(@PathParam("user") String user) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.MEMBERS_MANAGE, organization);
            requireUnchanged(scope, user);
            new ManageMember(desk.commands()).remove(scope, desk.granter(organization), Desk.id(user, UserId::new));
            return Desk.done();
        });
    }

    /** An answer about the members that the filters leave. */
    private Response found(MemberFilters filters, BiFunction<OrganizationScope, MemberFilter, Response> answer) {
        return desk.answer(() -> {
            OrganizationScope scope = desk.require(Permission.MEMBERS_READ, organization);
            return answer.apply(scope, filters.filter(desk, scope));
        });
    }

    private void requireUnchanged(OrganizationScope scope, String user) {
        desk.requireUnchanged(scope, () -> view(scope, user));
    }

    private MemberView view(OrganizationScope scope, String user) {
        return MemberView.of(new ManageMember(desk.commands()).read(scope, Desk.id(user, UserId::new)));
    }

    @Path("{user}/roles")
    public MemberRolesResource roles(@PathParam("user") String user) {
        return new MemberRolesResource(desk, organization, Desk.id(user, UserId::new));
    }

    /**
     * @param count members that the filters leave, in whatever state
     * @param seatsTaken by members who are not suspended, whatever the filters
     * @param seatLimit absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Seats(long count, long seatsTaken, OptionalInt seatLimit) {}

    /** @param member who was added, where that may be told */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Added(Optional<MemberView> member) {}

    /** @param csv as RFC 4180 has it; the first line names the columns, which are the fields of a single addition */
    record Table(@About(needed = true) Optional<String> csv) {

        static String read(String body) {
            return Fields.required("csv", Json.read(body, Table.class).csv());
        }
    }

    record Imported(boolean dryRun, List<MemberImport.Line> lines) {}
}
