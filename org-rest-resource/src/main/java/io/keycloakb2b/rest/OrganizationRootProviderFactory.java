package io.keycloakb2b.rest;

import com.google.auto.service.AutoService;
import io.keycloakb2b.rest.openapi.Root;
import jakarta.ws.rs.HttpMethod;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts the organization root at {@code /realms/{realm}/b2b}. */
@AutoService(RealmResourceProviderFactory.class)
public final class OrganizationRootProviderFactory extends RealmPathFactory {

    /** Also the segment of the path. */
    public static final String ID = "b2b";

    public OrganizationRootProviderFactory() {
        super(ID, OrganizationRootProviderFactory::resource);
    }

    private static Object resource(KeycloakSession session) {
        Desk desk = new Desk(session, Root.ORGANIZATION, new BearerAuthentication(session)::caller);
        if (desk.request().verb().equals(HttpMethod.OPTIONS)) {
            return new Preflight(session);
        }
        return desk.request().operation().isPresent() ? new OrganizationRoot(desk) : new NoSuchOperation(desk);
    }
}
