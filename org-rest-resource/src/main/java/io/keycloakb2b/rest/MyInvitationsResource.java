package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.command.AnswerInvitation;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** Invitations to the caller's own address, as far as it was verified here. */
public final class MyInvitationsResource {

    private final Desk desk;

    MyInvitationsResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "List the invitations to my own verified address", answer = View.class, shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> {
            List<Invitation> mine =
                    commands().mine(me().user()).stream().filter(this::reached).toList();
            Desk ahead = desk.readingAhead(
                    mine.stream().map(Invitation::organization).toList());
            return Desk.ok(Listing.whole(
                    mine.stream().map(invitation -> view(ahead, invitation)).toList()));
        });
    }

    @Operation(summary = "Accept an invitation", body = Nothing.class, answer = Joined.class)
    @POST
    @Path("{invitation}/accept")
    public Response accept(@PathParam("invitation") String invitation, String body) {
        return desk.answer(() -> {
            Json.read(body, Nothing.class);
            InvitationId id = answerable(invitation);
            var joined = commands().accept(me().user(), id, me().actor());
            return Desk.ok(new Joined(joined.organization().value()));
        });
    }

    @Operation(summary = "Decline an invitation", body = Nothing.class)
    @POST
    @Path("{invitation}/decline")
    public Response decline(@PathParam("invitation") String invitation, String body) {
        return desk.answer(() -> {
            Json.read(body, Nothing.class);
            commands().decline(me().user(), answerable(invitation), me().actor());
            return Desk.done();
        });
    }

    private AnswerInvitation commands() {
        return new AnswerInvitation(desk.commands());
    }

    private Caller.Member me() {
        return desk.me();
    }

    /** A token that may only read answers nothing, and one for an organization reaches no other. */
    private InvitationId answerable(String invitation) {
        if (!me().mayManage()) {
            throw OrganizationError.FORBIDDEN.because("the scope b2b-api-manage is needed");
        }
        return commands().mine(me().user()).stream()
                .filter(this::reached)
                .map(Invitation::id)
                .filter(id -> id.value().equals(invitation))
                .findFirst()
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("invitation", "no such invitation"));
    }

    private boolean reached(Invitation invitation) {
        return me().boundTo().map(invitation.organization()::equals).orElse(true);
    }

    private static View view(Desk ahead, Invitation invitation) {
        OrganizationPath path = ahead.fullPath(invitation.organization());
        return new View(
                invitation.id().value(),
                path.id().value(),
                path.organization().name(),
                Fields.word(invitation.terms().type()),
                invitation.terms().provider().isEmpty(),
                invitation.sentAt(),
                invitation.expiresAt());
    }

    /** @param acceptableHere false where only the link in the mail will do */
    record View(
            String id,
            String organization,
            String organizationName,
            @About(words = MemberType.class) String type,
            boolean acceptableHere,
            Instant sentAt,
            Instant expiresAt) {}

    record Joined(String organization) {}

    record Nothing() {}
}
