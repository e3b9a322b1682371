package io.keycloakb2b.rest;

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
        return new OrganizationRoot(new Desk(session, new BearerAuthentication(session)::caller));
    }

    @Override
    public void close() {}
}
