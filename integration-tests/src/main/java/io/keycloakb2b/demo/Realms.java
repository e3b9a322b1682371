package io.keycloakb2b.demo;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Native Keycloak, asked for things that are made unless they are there.
 *
 * @param surroundings gives a realm that is made what depends on its server
 */
record Realms(Keycloak admin, Consumer<RealmRepresentation> surroundings) {

    RealmResource realm(String name, String displayName) {
        RealmResource realm = admin.realm(name);
        try {
            realm.toRepresentation();
        } catch (NotFoundException absent) {
            RealmRepresentation wanted = new RealmRepresentation();
            wanted.setRealm(name);
            wanted.setDisplayName(displayName);
            wanted.setEnabled(true);
            wanted.setLoginWithEmailAllowed(true);
            wanted.setInternationalizationEnabled(true);
            wanted.setSupportedLocales(Set.of("en", "de"));
            wanted.setDefaultLocale("en");
            surroundings.accept(wanted);
            admin.realms().create(wanted);
        }
        return realm;
    }

    static String clientIdOf(RealmResource realm, String clientId) {
        return realm.clients().findByClientId(clientId).get(0).getId();
    }

    /** @return the internal id */
    static String client(RealmResource realm, ClientRepresentation wanted) {
        return realm.clients().findByClientId(wanted.getClientId()).stream()
                .map(ClientRepresentation::getId)
                .findFirst()
                .orElseGet(() -> created(realm.clients().create(wanted)));
    }

    static void clientRole(RealmResource realm, String client, String name, String description) {
        boolean there = realm.clients().get(client).roles().list().stream()
                .anyMatch(role -> role.getName().equals(name));
        if (!there) {
            realm.clients().get(client).roles().create(new RoleRepresentation(name, description, false));
        }
    }

    /** @return the id */
    static String user(RealmResource realm, UserRepresentation wanted) {
        return realm.users().searchByUsername(wanted.getUsername(), true).stream()
                .map(UserRepresentation::getId)
                .findFirst()
                .orElseGet(() -> created(realm.users().create(wanted)));
    }

    static void giveRealmManagement(RealmResource realm, String user, List<String> roles) {
        String management =
                realm.clients().findByClientId("realm-management").get(0).getId();
        realm.users()
                .get(user)
                .roles()
                .clientLevel(management)
                .add(roles.stream()
                        .map(name -> realm.clients()
                                .get(management)
                                .roles()
                                .get(name)
                                .toRepresentation())
                        .toList());
    }

    static String created(Response response) {
        try (response) {
            return CreatedResponseUtil.getCreatedId(response);
        }
    }
}
