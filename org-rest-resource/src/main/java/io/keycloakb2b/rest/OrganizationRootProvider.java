package io.keycloakb2b.rest;

import io.keycloakb2b.rest.openapi.Root;
import jakarta.ws.rs.HttpMethod;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;

/** Opens the organization root. */
final class OrganizationRootProvider implements RealmResourceProvider {

    private final KeycloakSession session;

    OrganizationRootProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        Desk desk = new Desk(session, Root.ORGANIZATION, new BearerAuthentication(session)::caller);
        if (desk.request().verb().equals(HttpMethod.OPTIONS)) {
            return new Preflight(session);
        }
        return desk.request().operation().isPresent() ? new OrganizationRoot(desk) : new NoSuchOperation(desk);
    }

    @Override
    public void close() {}
}
