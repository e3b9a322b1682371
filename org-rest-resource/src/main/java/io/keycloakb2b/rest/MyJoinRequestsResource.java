package io.keycloakb2b.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakb2b.access.Caller;
import io.keycloakb2b.command.RequestToJoin;
import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.JoinRequestId;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import io.keycloakb2b.rest.openapi.Operation.Shape;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** The caller's own requests to join organizations. */
public final class MyJoinRequestsResource {

    private final Desk desk;

    MyJoinRequestsResource(Desk desk) {
        this.desk = desk;
    }

    @Operation(summary = "List my requests to join", answer = View.class, shape = Shape.LIST)
    @GET
    public Response list() {
        return desk.answer(() -> Desk.ok(Listing.whole(
                commands().mine(me().user()).stream().map(View::of).toList())));
    }

    /** The answer is the same whether or not there is such an organization, and whatever it allows. */
    @Operation(summary = "Ask to join an organization", body = Wish.class, once = true)
    @POST
    public Response ask(String body) {
        return desk.once(body, this::managing, me -> {
            Wish wish = Json.read(body, Wish.class);
            String alias = Fields.required("organization", wish.organization());
            desk.inputs()
                    .organizationByAlias(desk.realm(), alias)
                    .filter(this::mayAsk)
                    .ifPresent(organization -> commands().execute(organization, me.user(), me.actor()));
            return Desk.done();
        });
    }

    @Operation(summary = "Withdraw a request to join")
    @DELETE
    @Path("{joinRequest}")
    public Response withdraw(@PathParam("joinRequest") String joinRequest) {
        return desk.answer(() -> {
            Caller.Member me = managing();
            commands().withdraw(me.user(), Desk.id(joinRequest, JoinRequestId::new), me.actor());
            return Desk.done();
        });
    }

    private boolean mayAsk(OrganizationId organization) {
        UserModel user = desk.session()
                .users()
                .getUserById(desk.session().getContext().getRealm(), me().user().value());
        return LoginInputs.of(desk.session())
                .filter(inputs -> inputs.joinings().mayAsk(organization, user))
                .isPresent();
    }

    /** A token that may only read, or that is for one organization, asks nobody. */
    private Caller.Member managing() {
        if (!me().mayManage()) {
            throw OrganizationError.FORBIDDEN.because("the scope b2b-api-manage is needed");
        }
        if (me().boundTo().isPresent()) {
            throw OrganizationError.FORBIDDEN.because("a token for one organization reaches no other");
        }
        return me();
    }

    private RequestToJoin commands() {
        return new RequestToJoin(desk.commands());
    }

    private Caller.Member me() {
        return desk.me();
    }

    /** @param organization its alias */
    record Wish(@About(needed = true) Optional<String> organization) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String id,
            String organization,
            @About(words = JoinRequestStatus.class) String status,
            Instant createdAt,
            Optional<Instant> answeredAt) {

        static View of(JoinRequest request) {
            return new View(
                    request.id().value(),
                    request.organization().value(),
                    Fields.word(request.status()),
                    request.createdAt(),
                    request.answeredAt());
        }
    }
}
