package io.keycloakb2b.rest;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts the organization root at {@code /realms/{realm}/b2b}. */
@AutoService(RealmResourceProviderFactory.class)
public final class OrganizationRootProviderFactory implements RealmResourceProviderFactory {

    /** Also the segment of the path. */
    public static final String ID = "b2b";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new OrganizationRootProvider(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
