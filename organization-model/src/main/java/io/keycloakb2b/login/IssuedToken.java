package io.keycloakb2b.login;

import io.keycloakb2b.organization.DenialReason;
import io.keycloakb2b.organization.LoginDecision;
import io.keycloakb2b.organization.LoginPath;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/** A token that was issued before, and whether its organization still lets it through (LOGIN.md, stages 2, 5 and 7). */
public final class IssuedToken {

    private final KeycloakSession session;
    private final UserSessionModel userSession;
    private final ClientModel client;
    private final AccessToken token;

    public IssuedToken(KeycloakSession session, UserSessionModel userSession, ClientModel client, AccessToken token) {
        this.session = session;
        this.userSession = userSession;
        this.client = client;
        this.token = token;
    }

    /** When a token was made; one without a moment is as old as now. */
    public static Instant issuedAt(AccessToken token) {
        return Instant.ofEpochSecond(Optional.ofNullable(token.getIat()).orElse((long) Time.currentTime()));
    }

    /** Why the token does not hold any more; empty where it does, or is for no single organization. */
    public Optional<DenialReason> obstacle() {
        return LoginInputs.of(session)
                .filter(inputs -> userSession.getUser() != null)
                .flatMap(this::obstacle);
    }

    private Optional<DenialReason> obstacle(LoginInputs inputs) {
        RequestedOrganizations granted = RequestedOrganizations.of(
                client, Optional.ofNullable(token.getScope()).orElse(""));
        if (granted.aliases().isEmpty() && !granted.any()) {
            return Optional.empty();
        }
        Optional<OrganizationId> organization = named(inputs, granted);
        if (organization.isEmpty()) {
            return granted.aliases().size() == 1 ? Optional.of(DenialReason.ORG_UNKNOWN) : Optional.empty();
        }
        List<Proof> proofs = new SessionProofs(session).of(userSession);
        LoginDecision decision = inputs.decideBound(new LoginSituation(
                LoginPath.REFRESH,
                client,
                new RequestedOrganizations(Set.of(), false, false),
                organization.map(Set::of).orElse(Set.of()),
                Optional.empty(),
                Optional.of(userSession.getUser()),
                proofs,
                Optional.empty(),
                Optional.of(SessionProofs.lastUse(proofs, issuedAt(token))),
                false,
                Set.of(),
                false));
        return decision instanceof LoginDecision.Deny deny ? Optional.of(deny.reason()) : Optional.empty();
    }

    private Optional<OrganizationId> named(LoginInputs inputs, RequestedOrganizations granted) {
        @Nullable
        AuthenticatedClientSessionModel clientSession =
                userSession.getAuthenticatedClientSessionByClient(client.getId());
        if (clientSession != null) {
            return ActiveOrganization.named(inputs, clientSession, granted);
        }
        return granted.aliases().size() == 1
                ? inputs.inputs()
                        .organizationByAlias(
                                inputs.realm(), granted.aliases().iterator().next())
                : Optional.empty();
    }
}
