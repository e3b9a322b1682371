package io.keycloakb2b.rest;

import io.keycloakb2b.organization.ApplicationRules;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;

/** The clients of the realm that organizations may use. */
final class Applications {

    private final Desk desk;

    Applications(Desk desk) {
        this.desk = desk;
    }

    /** Without those that have gone at this moment. */
    Stream<ClientModel> present(List<ClientId> ids) {
        return ids.stream()
                .map(id -> desk.session()
                        .clients()
                        .getClientById(desk.session().getContext().getRealm(), id.value()))
                .filter(Objects::nonNull);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} */
    ClientModel require(String id) {
        ClientModel client = desk.session()
                .clients()
                .getClientById(desk.session().getContext().getRealm(), id);
        if (client == null || !rules(client).application()) {
            throw OrganizationError.NOT_FOUND.on("application", "no such application");
        }
        return client;
    }

    /** As the database has it now, for whoever holds the lock of the catalogue; empty where it is none. */
    Optional<ClientModel> fresh(String id) {
        RealmModel realm = desk.session().getContext().getRealm();
        ClientModel known = desk.session().clients().getClientById(realm, id);
        CacheRealmProvider cache = desk.session().getProvider(CacheRealmProvider.class);
        if (known != null && cache != null) {
            cache.registerClientInvalidation(id, known.getClientId(), realm.getId());
        }
        return Optional.ofNullable(desk.session().clients().getClientById(realm, id))
                .filter(client -> rules(client).application());
    }

    ApplicationRules rules(ClientModel client) {
        return desk.inputs().application(desk.realm(), new ClientId(client.getId()));
    }
}
