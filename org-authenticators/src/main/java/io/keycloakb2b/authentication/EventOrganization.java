package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.RequestedOrganizations;
import io.keycloakb2b.organization.OrganizationId;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Which organization an event belongs to. The pack writes it into the events of logins that it decides on; for others
 * of the same request it is what the login asks for by name or was bound to. Otherwise there is none: an event is never
 * attributed by guessing.
 */
final class EventOrganization {

    /** Session attribute: the organization of a token that was granted in this request without a login page. */
    private static final String GRANTED = "b2b.granted-organization";

    private final KeycloakSession session;

    EventOrganization(KeycloakSession session) {
        this.session = session;
    }

    /** Marks everything that the builder is still to report. */
    static void mark(EventBuilder event, Optional<OrganizationId> organization) {
        event.removeDetail(Details.ORG_ID);
        organization.ifPresent(id -> event.detail(Details.ORG_ID, id.value()));
    }

    /** Marks the event by which the grant in progress ends. */
    void markGranted(Optional<OrganizationId> organization) {
        organization.ifPresent(id -> session.setAttribute(GRANTED, id.value()));
    }

    Optional<OrganizationId> of(LoginInputs inputs, Event event) {
        Optional<OrganizationId> marked = LoginLog.detail(event, Details.ORG_ID).map(OrganizationId::new);
        if (marked.isPresent()) {
            return marked;
        }
        if (event.getType() == EventType.LOGIN) {
            return Optional.ofNullable(session.getAttribute(GRANTED, String.class))
                    .map(OrganizationId::new);
        }
        if (event.getType() == EventType.LOGIN_ERROR) {
            return askedOfDirectGrant(inputs, event);
        }
        @Nullable AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        return Optional.ofNullable(login).flatMap(progress -> of(inputs, progress));
    }

    /** A password that is sent without a page fails before anything is decided; its request names what it is for. */
    private Optional<OrganizationId> askedOfDirectGrant(LoginInputs inputs, Event event) {
        MultivaluedMap<String, String> request =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        @Nullable String scope = request.getFirst(OIDCLoginProtocol.SCOPE_PARAM);
        @Nullable
        ClientModel client = event.getClientId() == null
                ? null
                : session.getContext().getRealm().getClientByClientId(event.getClientId());
        return OAuth2Constants.PASSWORD.equals(request.getFirst(OAuth2Constants.GRANT_TYPE))
                        && scope != null
                        && client != null
                ? inputs.named(client, RequestedOrganizations.of(client, scope))
                : Optional.empty();
    }

    private Optional<OrganizationId> of(LoginInputs inputs, AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(OrganizationModel.ORGANIZATION_ATTRIBUTE))
                .map(OrganizationId::new)
                .or(() -> inputs.named(login.getClient(), RequestedOrganizations.of(session, login)));
    }
}
