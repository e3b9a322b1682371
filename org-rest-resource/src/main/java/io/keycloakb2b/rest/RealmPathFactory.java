package io.keycloakb2b.rest;

import java.util.function.Function;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts a resource at {@code /realms/{realm}/{id}}. It has no options of its own, and keeps nothing open. */
abstract class RealmPathFactory implements RealmResourceProviderFactory {

    private final String id;
    private final Function<KeycloakSession, Object> resource;

    /** @param resource what answers a request */
    RealmPathFactory(String id, Function<KeycloakSession, Object> resource) {
        this.id = id;
        this.resource = resource;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final RealmResourceProvider create(KeycloakSession session) {
        return new Served(resource, session);
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}

    private record Served(Function<KeycloakSession, Object> resource, KeycloakSession session)
            implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return resource.apply(session);
        }

        @Override
        public void close() {}
    }
}
