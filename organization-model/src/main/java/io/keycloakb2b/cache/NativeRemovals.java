package io.keycloakb2b.cache;

import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionCacheProvider;
import io.keycloakb2b.spi.DecisionSubject;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Notices what Keycloak removes with statements over many rows, which no row tells of. */
final class NativeRemovals implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            changed(
                    removed.getKeycloakSession(),
                    new DecisionSubject.Person(new UserId(removed.getUser().getId())));
        } else if (event instanceof RoleContainerModel.RoleRemovedEvent removed) {
            if (removed.getRole().isClientRole()) {
                changed(
                        removed.getKeycloakSession(),
                        new DecisionSubject.Application(
                                new ClientId(removed.getRole().getContainerId())));
            }
        } else if (event instanceof ClientModel.ClientRemovedEvent removed) {
            changed(
                    removed.getKeycloakSession(),
                    new DecisionSubject.Application(
                            new ClientId(removed.getClient().getId())));
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            changed(
                    removed.getKeycloakSession(),
                    new DecisionSubject.EntireRealm(
                            new RealmId(removed.getRealm().getId())));
        }
    }

    private static void changed(KeycloakSession session, DecisionSubject subject) {
        DecisionCacheProvider.of(session).changed(Set.of(subject));
    }
}
