package io.keycloakb2b.authentication;

import io.keycloakb2b.login.LoginInputs;
import io.keycloakb2b.login.RequestedOrganizations;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationScope;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Writes the organization of a login into the scope it asks for, so that the code and every refresh token carry it.
 * Nothing is written to the user, the user session or the client session: two tabs share those. SAML 2.0 has no scopes,
 * and nothing that outlives its login.
 */
final class OrganizationBinding {

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;
    private final LoginInputs inputs;

    OrganizationBinding(KeycloakSession session, AuthenticationSessionModel authSession, LoginInputs inputs) {
        this.session = session;
        this.authSession = authSession;
        this.inputs = inputs;
    }

    void bind(Optional<OrganizationId> organization) {
        if (SamlProtocol.LOGIN_PROTOCOL.equals(authSession.getProtocol()) && application()) {
            RequestedOrganizations.keep(authSession, organization);
        }
        organization.ifPresentOrElse(this::bindTo, this::bindToNone);
        // Native Keycloak remembers for the request which kind of organization scope was asked for.
        session.removeAttribute(OrganizationScope.class.getName());
    }

    private void bindTo(OrganizationId organization) {
        inputs.inputs()
                .path(inputs.realm(), organization)
                .map(OrganizationPath::organization)
                .ifPresent(found ->
                        setScope(RequestedOrganizations.bound(client(), scope(), found.alias(), application())));
        authSession.setAuthNote(OrganizationModel.ORGANIZATION_ATTRIBUTE, organization.value());
        Optional.ofNullable(session.getProvider(OrganizationProvider.class).getById(organization.value()))
                .ifPresent(session.getContext()::setOrganization);
    }

    /**
     * A personal login of an application: nothing that native Keycloak could resolve to an organization remains. Where
     * all are asked for, the scope says so, and each refresh token keeps it.
     */
    private void bindToNone() {
        authSession.removeAuthNote(OrganizationModel.ORGANIZATION_ATTRIBUTE);
        boolean all = inputs.application(client()).entersAll()
                && RequestedOrganizations.of(client(), scope()).everything();
        if (application() && !all) {
            setScope(RequestedOrganizations.unbound(client(), scope()));
        }
    }

    private void setScope(String scope) {
        if (!scope.equals(scope())) {
            authSession.setClientNote(OIDCLoginProtocol.SCOPE_PARAM, scope);
            new WaitingDevice(session, authSession).isGiven(scope);
        }
    }

    private String scope() {
        return Optional.ofNullable(authSession.getClientNote(OIDCLoginProtocol.SCOPE_PARAM))
                .orElse("");
    }

    private boolean application() {
        return inputs.application(client()).application();
    }

    private ClientModel client() {
        return authSession.getClient();
    }
}
