package io.keycloakb2b.token;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RoleModel;
import org.keycloak.rar.AuthorizationRequestContext;

/** The context of a login with other roles. */
final class ContextWithRoles implements ClientSessionContext {

    private final ClientSessionContext context;
    private final List<RoleModel> roles;

    ContextWithRoles(ClientSessionContext context, Stream<RoleModel> roles) {
        this.context = context;
        this.roles = roles.toList();
    }

    @Override
    public Stream<RoleModel> getRolesStream() {
        return roles.stream();
    }

    @Override
    public AuthenticatedClientSessionModel getClientSession() {
        return context.getClientSession();
    }

    @Override
    public Set<String> getClientScopeIds() {
        return context.getClientScopeIds();
    }

    @Override
    public Stream<ClientScopeModel> getClientScopesStream() {
        return context.getClientScopesStream();
    }

    @Override
    public boolean isOfflineTokenRequested() {
        return context.isOfflineTokenRequested();
    }

    @Override
    public Stream<ProtocolMapperModel> getProtocolMappersStream() {
        return context.getProtocolMappersStream();
    }

    @Override
    public String getScopeString() {
        return context.getScopeString();
    }

    @Override
    public String getScopeString(boolean ignoreIncludeInTokenScope) {
        return context.getScopeString(ignoreIncludeInTokenScope);
    }

    @Override
    public void setAttribute(String name, Object value) {
        context.setAttribute(name, value);
    }

    @Override
    public <T> T getAttribute(String attribute, Class<T> type) {
        return context.getAttribute(attribute, type);
    }

    @Override
    public AuthorizationRequestContext getAuthorizationRequestContext() {
        return context.getAuthorizationRequestContext();
    }
}
