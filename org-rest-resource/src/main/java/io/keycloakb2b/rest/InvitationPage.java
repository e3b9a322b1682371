package io.keycloakb2b.rest;

import io.keycloakb2b.command.InvitationDestination;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.InvitationTerms;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.protocol.oidc.utils.PkceUtils;
import org.keycloak.urls.UrlType;

/**
 * Where the link of an invitation leads: a page that says to which organization, and goes on to the login. Whoever has
 * the token has read the mail; looking at the page uses nothing up, so that a scanner of mails does no harm. Nobody is
 * asked who they are.
 */
public final class InvitationPage {

    /** The parameter of an authorization request, here and from an application that passes an invitation on. */
    private static final String PARAMETER = "invitation";

    private final KeycloakSession session;

    InvitationPage(KeycloakSession session) {
        this.session = session;
    }

    @GET
    public Response show(@QueryParam("token") @Nullable String token) {
        RealmId realm = new RealmId(session.getContext().getRealm().getId());
        Optional<Invitation> invitation = Optional.ofNullable(token)
                .flatMap(text -> inputs().invitation(realm, new InvitationToken(text).hash()));
        Optional<Organization> organization = invitation
                .flatMap(found -> inputs().path(realm, found.organization()))
                .map(OrganizationPath::organization);
        Optional<InvitationDestination.Page> destination = invitation.flatMap(this::destination);
        if (token == null || invitation.isEmpty() || organization.isEmpty() || destination.isEmpty()) {
            return session.getProvider(LoginFormsProvider.class)
                    .setError("b2bInvitationUnknown")
                    .createErrorPage(Response.Status.NOT_FOUND);
        }
        OrganizationModel model = session.getProvider(OrganizationProvider.class)
                .getById(organization.get().id().value());
        session.getContext().setOrganization(model);
        session.getContext().setClient(destination.get().client());
        return page(organization.get(), invitation.get(), request(destination.get(), invitation.get(), token));
    }

    private Response page(Organization organization, Invitation invitation, Map<String, String> parameters) {
        boolean pending =
                invitation.statusAt(Instant.ofEpochMilli(Time.currentTimeMillis())) == InvitationStatus.PENDING;
        Response page = session.getProvider(LoginFormsProvider.class)
                .setAttribute(
                        PARAMETER,
                        Map.of(
                                "organizationName",
                                organization.name(),
                                "message",
                                pending ? "b2bInvitationContinue" : "b2bInvitationOver",
                                "action",
                                authorizationEndpoint().toString(),
                                "parameters",
                                parameters))
                .createForm("b2b-invitation-page.ftl");
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.fromResponse(page).cacheControl(never).build();
    }

    /**
     * A login without a code for the application, since it has not asked for one: it gets a signed-in browser on one of
     * its own pages, and asks then.
     */
    private static Map<String, String> request(
            InvitationDestination.Page destination, Invitation invitation, String token) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", destination.client().getClientId());
        parameters.put("redirect_uri", destination.uri());
        parameters.put("response_type", "none");
        parameters.put("scope", "openid");
        parameters.put("login_hint", invitation.email());
        parameters.put(PARAMETER, token);
        // Clients may insist on it, although there will be no code to redeem.
        parameters.put("code_challenge_method", "S256");
        parameters.put("code_challenge", PkceUtils.encodeCodeChallenge(PkceUtils.generateCodeVerifier(), "S256"));
        return parameters;
    }

    private Optional<InvitationDestination.Page> destination(Invitation invitation) {
        InvitationDestination destinations = new InvitationDestination(session);
        return destinations
                .of(invitation.terms())
                .or(() -> destinations.of(InvitationTerms.of(invitation.terms().type())));
    }

    private URI authorizationEndpoint() {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path("protocol/openid-connect/auth")
                .build();
    }

    private DecisionInputsProvider inputs() {
        return session.getProvider(DecisionInputsProvider.class);
    }
}
