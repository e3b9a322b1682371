package io.keycloakb2b.rest;

import io.keycloakb2b.command.AnswerInvitation;
import io.keycloakb2b.command.CommandContext;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
 * asked who they are, but whoever is signed in with another account is told so, and may sign out. Whoever does not want
 * to come says so here.
 */
public final class InvitationPage {

    /** The parameter of an authorization request, here and from an application that passes an invitation on. */
    private static final String PARAMETER = "invitation";

    /** Of the page and of its forms. */
    private static final String TOKEN = "token";

    private final KeycloakSession session;
    private final PageGuard guard;

    InvitationPage(KeycloakSession session) {
        this.session = session;
        this.guard = new PageGuard(session, address());
    }

    @GET
    public Response show(@QueryParam(TOKEN) @Nullable String token) {
        Optional<Invitation> invitation = find(token);
        Optional<Organization> organization = invitation
                .flatMap(found -> inputs().path(realm(), found.organization()))
                .map(OrganizationPath::organization);
        Optional<InvitationDestination.Page> destination = invitation.flatMap(this::destination);
        if (token == null || invitation.isEmpty() || organization.isEmpty() || destination.isEmpty()) {
            return unkept(session.getProvider(LoginFormsProvider.class)
                    .setError("b2bInvitationUnknown")
                    .createErrorPage(Response.Status.NOT_FOUND));
        }
        OrganizationModel model = session.getProvider(OrganizationProvider.class)
                .getById(organization.get().id().value());
        session.getContext().setOrganization(model);
        session.getContext().setClient(destination.get().client());
        return page(organization.get(), invitation.get(), request(destination.get(), invitation.get(), token), token);
    }

    /** Says no; in any case the page is shown again, with what has become of the invitation. */
    @POST
    @Path("decline")
    public Response decline() {
        return answered(invitation -> {
            if (status(invitation) == InvitationStatus.PENDING) {
                new AnswerInvitation(new CommandContext(session))
                        .decline(invitation, new BrowserSession(session).actor(invitation));
            }
        });
    }

    /** Signs out whoever is signed in, so that the person who is invited can sign in. */
    @POST
    @Path("sign-out")
    public Response signOut() {
        return answered(invitation -> new BrowserSession(session).end());
    }

    /** A form that another site has sent does nothing. */
    private Response answered(Consumer<Invitation> work) {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        @Nullable String token = form.getFirst(TOKEN);
        if (guard.vouchesFor(form)) {
            find(token).ifPresent(work);
        }
        URI page = UriBuilder.fromUri(address()).queryParam(TOKEN, "{token}").build(token == null ? "" : token);
        return unkept(Response.seeOther(page).build());
    }

    private Optional<Invitation> find(@Nullable String token) {
        return Optional.ofNullable(token)
                .flatMap(text -> inputs().invitation(realm(), new InvitationToken(text).hash()));
    }

    private Response page(
            Organization organization, Invitation invitation, Map<String, String> parameters, String token) {
        InvitationStatus status = status(invitation);
        Map<String, Object> shown = new HashMap<>();
        shown.put("organizationName", organization.name());
        shown.put("status", Fields.word(status));
        shown.put("message", message(status));
        shown.put("email", invitation.email());
        shown.put("action", authorizationEndpoint().toString());
        shown.put("parameters", parameters);
        shown.put("address", address().toString());
        shown.put(TOKEN, token);
        shown.put(PageGuard.FIELD, guard.value());
        if (status == InvitationStatus.PENDING) {
            new BrowserSession(session).stranger(invitation).ifPresent(name -> shown.put("stranger", name));
        }
        return unkept(session.getProvider(LoginFormsProvider.class)
                .setAttribute(PARAMETER, shown)
                .createForm("b2b-invitation-page.ftl"));
    }

    private static InvitationStatus status(Invitation invitation) {
        return invitation.statusAt(Instant.ofEpochMilli(Time.currentTimeMillis()));
    }

    private static String message(InvitationStatus status) {
        return switch (status) {
            case PENDING -> "b2bInvitationContinue";
            case ACCEPTED -> "b2bInvitationUsed";
            case DECLINED -> "b2bInvitationDeclined";
            case REVOKED -> "b2bInvitationRevoked";
            case EXPIRED -> "b2bInvitationExpired";
        };
    }

    /** An answer to an address that holds the token. */
    private static Response unkept(Response answer) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.fromResponse(answer).cacheControl(never).build();
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
        return inRealm("protocol/openid-connect/auth");
    }

    /** Of the page itself. */
    private URI address() {
        return inRealm(InvitationPageProviderFactory.ID);
    }

    private URI inRealm(String path) {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path(path)
                .build();
    }

    private RealmId realm() {
        return new RealmId(session.getContext().getRealm().getId());
    }

    private DecisionInputsProvider inputs() {
        return session.getProvider(DecisionInputsProvider.class);
    }
}
