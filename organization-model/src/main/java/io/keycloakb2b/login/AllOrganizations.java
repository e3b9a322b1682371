package io.keycloakb2b.login;

import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.LoginPath;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.JsonWebToken;

/**
 * A session that is in all organizations of a person at once, for an application that has chosen so: in each of those
 * whose own rules it satisfies, and in no other. A token of one organization could be refused; here each refresh asks
 * for all that a sign-in would have to prove, since nobody has entered any of them by itself.
 */
public final class AllOrganizations {

    private static final String KNOWN = AllOrganizations.class.getName();

    private final KeycloakSession session;
    private final LoginInputs inputs;
    private final AuthenticatedClientSessionModel clientSession;

    public AllOrganizations(
            KeycloakSession session, LoginInputs inputs, AuthenticatedClientSessionModel clientSession) {
        this.session = session;
        this.inputs = inputs;
        this.clientSession = clientSession;
    }

    /**
     * Keycloak's claim, less what may not be in it: what the rules of an organization keep out, and all organizations
     * but one where an application did not choose to hear of them.
     *
     * @param scope what was granted
     * @param issued when the token was made that is looked at or goes on; empty where nobody knows
     */
    public NativeClaim claim(String scope, Optional<Instant> issued) {
        UserModel user = clientSession.getUserSession().getUser();
        RequestedOrganizations requested = requested(scope);
        ApplicationRules application = inputs.application(clientSession.getClient());
        if (!requested.all() || !application.application()) {
            return new NativeClaim(inputs, user);
        }
        if (requested.everything() && application.entersAll()) {
            return new NativeClaim(inputs, user, organization -> admits(organization, issued));
        }
        Optional<OrganizationId> one = ActiveOrganization.named(inputs, clientSession, requested);
        return new NativeClaim(
                inputs, user, organization -> one.filter(organization::equals).isPresent());
    }

    /**
     * Asked of each organization once in a request, which makes several tokens.
     *
     * @param issued as for the claim
     */
    public boolean admits(OrganizationId organization, Optional<Instant> issued) {
        Optional<Instant> made = refreshed().or(() -> issued);
        String key = KNOWN + " " + clientSession.getId() + " " + organization + " " + made;
        if (session.getAttribute(key) instanceof Boolean known) {
            return known;
        }
        boolean admits = decides(organization, made);
        session.setAttribute(key, admits);
        return admits;
    }

    private boolean decides(OrganizationId organization, Optional<Instant> made) {
        UserSessionModel userSession = clientSession.getUserSession();
        List<Proof> proofs = new SessionProofs(session).of(userSession);
        Instant lastUse = made.map(moment -> SessionProofs.lastUse(proofs, moment))
                .orElseGet(() -> Instant.ofEpochSecond(userSession.getLastSessionRefresh()));
        return asked(made.isPresent())
                .allMatch(path -> inputs.decideBound(new LoginSituation(
                                path,
                                clientSession.getClient(),
                                new RequestedOrganizations(Set.of(), false, false),
                                Set.of(organization),
                                Optional.empty(),
                                Optional.of(userSession.getUser()),
                                proofs,
                                Optional.empty(),
                                Optional.of(lastUse),
                                false,
                                SessionProofs.postponed(userSession),
                                false))
                        instanceof LoginDecision.Enter);
    }

    private RequestedOrganizations requested(String scope) {
        return RequestedOrganizations.of(clientSession.getClient(), scope);
    }

    /** A service account proves itself by the client's own credentials: only its membership is looked at. */
    private Stream<LoginPath> asked(boolean goesOn) {
        if (clientSession.getUserSession().getUser().getServiceAccountClientLink() != null) {
            return Stream.of(LoginPath.REFRESH);
        }
        return goesOn ? Stream.of(LoginPath.TOKEN, LoginPath.REFRESH) : Stream.of(LoginPath.TOKEN);
    }

    /** When the token was made that this request refreshes; Keycloak has verified it by then. */
    private Optional<Instant> refreshed() {
        return Optional.ofNullable(session.getContext().getHttpRequest())
                .map(request -> request.getDecodedFormParameters())
                .filter(form -> OAuth2Constants.REFRESH_TOKEN.equals(form.getFirst(OAuth2Constants.GRANT_TYPE)))
                .flatMap(form -> Optional.ofNullable(form.getFirst(OAuth2Constants.REFRESH_TOKEN)))
                .flatMap(AllOrganizations::issuedAt);
    }

    private static Optional<Instant> issuedAt(String token) {
        try {
            return Optional.ofNullable(new JWSInput(token)
                            .readJsonContent(JsonWebToken.class)
                            .getIat())
                    .map(Instant::ofEpochSecond);
        } catch (JWSInputException unreadable) {
            return Optional.empty();
        }
    }
}
