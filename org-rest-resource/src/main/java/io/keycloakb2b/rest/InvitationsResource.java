package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.Granter;
import io.keycloakb2b.command.InviteMember;
import io.keycloakb2b.command.ManageInvitation;
import io.keycloakb2b.organization.Email;
import io.keycloakb2b.organization.InvitationFilter;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.RowByRow.Outcome;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Invitations into an organization. */
public final class InvitationsResource {

    /** Most invitations of one request. */
    static final int MAX_ROWS = 500;

    private final Desk desk;
    private final OrganizationId organization;

    InvitationsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the invitations of an organization",
            needs = Permission.INVITATIONS_READ,
            answer = InvitationView.class,
            shape = Shape.LIST)
    @GET
    public Response list(
            @QueryParam("status") @About(words = InvitationStatus.class) @Nullable String status,
            @QueryParam("email") @Nullable String email,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.INVITATIONS_READ, organization);
            var page = desk.stores().invitations().list(scope, filter(status, email), Desk.page(after, max));
            return Desk.ok(Listing.of(page, invitation -> InvitationView.of(desk.session(), invitation)));
        });
    }

    /** The answer is the same whether or not the address has an account. */
    @Operation(
            summary = "Invite somebody by mail",
            needs = Permission.INVITATIONS_MANAGE,
            body = InvitationBody.class,
            answer = InvitationView.class,
            status = 201,
            once = true)
    @POST
    public Response invite(String body) {
        return desk.once(body, () -> desk.require(Permission.INVITATIONS_MANAGE, organization), scope -> {
            InvitationBody invitation = Json.read(body, InvitationBody.class);
            return Desk.created(invite(desk, scope, desk.granter(organization), invitation));
        });
    }

    private static InvitationView invite(Desk desk, OrganizationScope scope, Granter granter, InvitationBody body) {
        return InvitationView.of(
                desk.session(), new InviteMember(desk.commands()).execute(scope, granter, body.draft(desk, scope)));
    }

    /** Each row has a result of its own. Its mail is the last thing it does: none goes out for one that is refused. */
    @Operation(
            summary = "Invite many by mail",
            needs = Permission.INVITATIONS_MANAGE,
            body = Bulk.class,
            answer = Results.class,
            once = true)
    @POST
    @Path("bulk")
    public Response inviteMany(String body) {
        return desk.once(body, () -> desk.require(Permission.INVITATIONS_MANAGE, organization), scope -> {
            List<InvitationBody> rows =
                    Fields.all("invitations", Json.read(body, Bulk.class).invitations(), MAX_ROWS);
            Granter granter = desk.granter(organization);
            List<Outcome<InvitationView>> outcomes = new RowByRow<>(desk, body, InvitationView.class)
                    .all(rows, (own, row) -> invite(own, scope, granter, row));
            List<Row> results = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                Outcome<InvitationView> outcome = outcomes.get(i);
                results.add(new Row(
                        rows.get(i).email(), outcome.answer(), outcome.refusal().map(Problem::of)));
            }
            return Desk.ok(new Results(results));
        });
    }

    @Operation(summary = "Read an invitation", needs = Permission.INVITATIONS_READ, answer = InvitationView.class)
    @GET
    @Path("{invitation}")
    public Response read(@PathParam("invitation") String invitation) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.INVITATIONS_READ, organization);
            return Desk.ok(InvitationView.of(desk.session(), commands().find(scope, id(invitation))));
        });
    }

    @Operation(summary = "Take an invitation back", needs = Permission.INVITATIONS_MANAGE)
    @DELETE
    @Path("{invitation}")
    public Response revoke(@PathParam("invitation") String invitation) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.INVITATIONS_MANAGE, organization);
            commands().revoke(scope, desk.granter(organization), id(invitation));
            return Desk.done();
        });
    }

    /** Sends a new link; the old one opens nothing any more. */
    @Operation(
            summary = "Send an invitation once more, with a new link",
            needs = Permission.INVITATIONS_MANAGE,
            body = Nothing.class,
            answer = InvitationView.class,
            once = true)
    @POST
    @Path("{invitation}/resend")
    public Response resend(@PathParam("invitation") String invitation, String body) {
        return desk.once(body, () -> desk.require(Permission.INVITATIONS_MANAGE, organization), scope -> {
            Json.read(body, Nothing.class);
            var resent = commands().resend(scope, desk.granter(organization), id(invitation));
            return Desk.ok(InvitationView.of(desk.session(), resent));
        });
    }

    private ManageInvitation commands() {
        return new ManageInvitation(desk.commands());
    }

    private static InvitationId id(String invitation) {
        return Desk.id(invitation, InvitationId::new);
    }

    private static InvitationFilter filter(@Nullable String status, @Nullable String email) {
        return new InvitationFilter(
                Optional.ofNullable(status).map(word -> Fields.word("status", word, InvitationStatus.class)),
                Optional.ofNullable(email).map(address -> Email.key(address)
                        .orElseThrow(() -> OrganizationError.INVALID_VALUE.on("email", "must be an e-mail address"))));
    }

    record Bulk(@About(needed = true) Optional<List<InvitationBody>> invitations) {}

    record Results(List<Row> results) {}

    /**
     * What became of a row.
     *
     * @param email as it was given
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Row(Optional<String> email, Optional<InvitationView> invitation, Optional<Problem> problem) {}

    record Nothing() {}
}
