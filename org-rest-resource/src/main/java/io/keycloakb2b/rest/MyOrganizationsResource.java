package io.keycloakb2b.rest;

import io.keycloakb2b.access.Caller;
import io.keycloakb2b.login.OrganizationSwitch;
import io.keycloakb2b.login.OrganizationSwitch.Destination;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.rest.openapi.About;
import io.keycloakb2b.rest.openapi.Operation;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.UserModel;

/** The caller's own organizations, as places to go on in. */
public final class MyOrganizationsResource {

    private final Desk desk;

    MyOrganizationsResource(Desk desk) {
        this.desk = desk;
    }

    /** Nothing is written, and no session changes: whoever follows the answer signs in as ever. */
    @Operation(
            summary = "Ask what it takes to go on in another of my organizations",
            body = Wish.class,
            answer = SwitchView.class)
    @POST
    @Path("{organization}/switch")
    public Response switchTo(@PathParam("organization") String organization, String body) {
        return desk.answer(() -> {
            OrganizationPath path = desk.requireBelonging(Desk.id(organization, OrganizationId::new));
            UserModel user = person();
            Wish wish = Json.read(body, Wish.class);
            OrganizationSwitch switching = new OrganizationSwitch(desk.session());
            Destination destination = switching.destination(
                    path.organization(),
                    wish.application().orElseGet(this::ownClient),
                    Fields.required("redirectUri", wish.redirectUri()),
                    wish.scope().orElse(OAuth2Constants.SCOPE_OPENID));
            return Desk.ok(switching
                    .decide(user, destination)
                    .answer(new SwitchAnswer(path.organization(), switching.authorizationRequest(destination))));
        });
    }

    private UserModel person() {
        UserModel user = desk.session()
                .users()
                .getUserById(desk.session().getContext().getRealm(), me().user().value());
        if (user.getServiceAccountClientLink() != null) {
            throw OrganizationError.FORBIDDEN.because("a service account signs in nowhere: ask for a token instead");
        }
        return user;
    }

    /** The client that the caller's token was issued to. */
    private String ownClient() {
        return me().actor().client();
    }

    private Caller.Member me() {
        return desk.me();
    }

    /** @param application the public id of the client */
    record Wish(
            @About("The public id of the client to sign in to; by default the one that the token was issued to")
                    Optional<String> application,
            @About(value = "Where to come back to: registered for the client", needed = true)
                    Optional<String> redirectUri,
            @About("What else to ask for, openid by default; what it says about organizations is replaced")
                    Optional<String> scope) {}
}
