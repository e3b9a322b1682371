package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.command.AnswerJoinRequest;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.JoinRequestId;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.MemberType;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** People who have asked to join an organization. */
public final class JoinRequestsResource {

    private final Desk desk;
    private final OrganizationId organization;

    JoinRequestsResource(Desk desk, OrganizationId organization) {
        this.desk = desk;
        this.organization = organization;
    }

    @Operation(
            summary = "List the requests to join, the oldest first",
            needs = Permission.INVITATIONS_READ,
            answer = View.class,
            shape = Shape.LIST)
    @GET
    public Response list(
            @QueryParam("status") @About(words = JoinRequestStatus.class) @Nullable String status,
            @QueryParam("after") @Nullable String after,
            @QueryParam("max") @Nullable String max) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.INVITATIONS_READ, organization);
            var wanted = Optional.ofNullable(status).map(word -> Fields.word("status", word, JoinRequestStatus.class));
            var page = desk.stores().joinRequests().list(scope, wanted, Desk.page(after, max));
            return Desk.ok(Listing.of(page, request -> View.of(desk.session(), request)));
        });
    }

    @Operation(summary = "Read a request to join", needs = Permission.INVITATIONS_READ, answer = View.class)
    @GET
    @Path("{joinRequest}")
    public Response read(@PathParam("joinRequest") String joinRequest) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.INVITATIONS_READ, organization);
            return Desk.ok(View.of(desk.session(), commands().find(scope, id(joinRequest))));
        });
    }

    @Operation(
            summary = "Take in somebody who has asked to join",
            needs = Permission.INVITATIONS_MANAGE,
            body = Approval.class,
            answer = View.class)
    @POST
    @Path("{joinRequest}/approve")
    public Response approve(@PathParam("joinRequest") String joinRequest, String body) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.INVITATIONS_MANAGE, organization);
            Approval approval = Json.read(body, Approval.class);
            commands().find(scope, id(joinRequest));
            commands().approve(scope, desk.granter(organization), id(joinRequest), approval.terms(desk, scope));
            return Desk.ok(View.of(desk.session(), commands().find(scope, id(joinRequest))));
        });
    }

    @Operation(
            summary = "Reject a request to join",
            needs = Permission.INVITATIONS_MANAGE,
            body = Nothing.class,
            answer = View.class)
    @POST
    @Path("{joinRequest}/reject")
    public Response reject(@PathParam("joinRequest") String joinRequest, String body) {
        return desk.answer(() -> {
            var scope = desk.require(Permission.INVITATIONS_MANAGE, organization);
            Json.read(body, Nothing.class);
            commands().reject(scope, desk.granter(organization), id(joinRequest));
            return Desk.ok(View.of(desk.session(), commands().find(scope, id(joinRequest))));
        });
    }

    private AnswerJoinRequest commands() {
        return new AnswerJoinRequest(desk.commands());
    }

    private static JoinRequestId id(String joinRequest) {
        return Desk.id(joinRequest, JoinRequestId::new);
    }

    /** As what the person is taken in. */
    record Approval(
            @About(words = MemberType.class) Optional<String> type,
            Optional<List<CarriedRoleBody>> roles,
            Optional<List<String>> teams) {

        InvitationTerms terms(Desk desk, OrganizationScope scope) {
            return new InvitationBody(
                            Optional.empty(),
                            type,
                            roles,
                            teams,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())
                    .terms(desk, scope);
        }
    }

    record Nothing() {}

    /** A request, with who asks. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String id,
            String userId,
            String username,
            String email,
            boolean emailVerified,
            @About(words = JoinRequestStatus.class) String status,
            Instant createdAt,
            Optional<Instant> answeredAt) {

        static View of(KeycloakSession session, JoinRequest request) {
            UserModel user = session.users()
                    .getUserById(session.getContext().getRealm(), request.user().value());
            return new View(
                    request.id().value(),
                    request.user().value(),
                    user == null ? "" : user.getUsername(),
                    user == null || user.getEmail() == null ? "" : user.getEmail(),
                    user != null && user.isEmailVerified(),
                    Fields.word(request.status()),
                    request.createdAt(),
                    request.answeredAt());
        }
    }
}
