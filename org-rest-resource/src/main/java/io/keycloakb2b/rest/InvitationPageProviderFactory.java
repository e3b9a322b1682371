package io.keycloakb2b.rest;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts the page behind mailed links at {@code /realms/{realm}/b2b-invitation}: a page for people, and no API. */
@AutoService(RealmResourceProviderFactory.class)
public final class InvitationPageProviderFactory implements RealmResourceProviderFactory {

    /** Also the segment of the path. */
    public static final String ID = "b2b-invitation";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new InvitationPageProvider(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private record InvitationPageProvider(KeycloakSession session) implements RealmResourceProvider {

        @Override
        public Object getResource() {
            return new InvitationPage(session);
        }

        @Override
        public void close() {}
    }
}
