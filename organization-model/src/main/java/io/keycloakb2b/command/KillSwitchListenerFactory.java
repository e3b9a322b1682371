package io.keycloakb2b.command;

import com.google.auto.service.AutoService;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes {@link KillSwitchListener}s, for every realm: which of them use the pack is asked at each event. */
@AutoService(EventListenerProviderFactory.class)
public final class KillSwitchListenerFactory implements EventListenerProviderFactory {

    static final String ID = "b2b-kill-switches";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new KillSwitchListener(session);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
