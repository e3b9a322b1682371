package io.keycloakb2b.jpa;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link B2bEntityProvider}s. Public for Keycloak, which instantiates it. */
@AutoService(JpaEntityProviderFactory.class)
public final class B2bEntityProviderFactory implements JpaEntityProviderFactory {

    /**
     * Never change it: Keycloak derives the name of Liquibase's bookkeeping table from the first ten letters, and with
     * another name would run every change set again.
     */
    static final String ID = "b2b-model";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new B2bEntityProvider();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
