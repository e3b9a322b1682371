package io.keycloakb2b.demo;

import io.keycloakb2b.testing.realm.QuickCryptography;
import io.keycloakb2b.testing.server.AdminAccount;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * The realm "Holiday booking": applications, organizations and people of every kind. A realm that was finished once is
 * left as it is, whatever has become of it; one that was left half done is completed.
 */
public final class SampleRealm {

    public static final String NAME = "holiday-booking";
    /** Everybody's. */
    public static final String PASSWORD = "demo";

    public static final String BOOKING = "booking";
    public static final String BACKOFFICE = "backoffice";
    /** A client for scripts of administrators. */
    public static final String ADMINISTRATION = "administration";

    private static final String COMPLETE = "sample.complete";

    private final URI url;
    private final AdminAccount administrator;
    private final Consumer<RealmRepresentation> surroundings;

    public SampleRealm(URI url, AdminAccount administrator) {
        this(url, administrator, realm -> {});
    }

    private SampleRealm(URI url, AdminAccount administrator, Consumer<RealmRepresentation> surroundings) {
        this.url = url;
        this.administrator = administrator;
        this.surroundings = surroundings;
    }

    /** One that goes away with its server. */
    public static SampleRealm passing(RunningKeycloak server) {
        return new SampleRealm(server.baseUrl(), server.admin(), new QuickCryptography());
    }

    public void create() {
        try (Keycloak admin = connect()) {
            Realms realms = new Realms(admin, surroundings);
            RealmResource realm = realms.realm(NAME, "Holiday booking");
            RealmRepresentation before = realm.toRepresentation();
            if (before.getAttributesOrEmpty().containsKey(COMPLETE)) {
                return;
            }
            PackApi pack = new PackApi(URI.create(url + "/admin/realms/" + NAME + "/b2b"), () -> admin.tokenManager()
                    .getAccessTokenString());
            pack.post("/setup", Map.of());
            // Sunrise Agency requires single sign-on, and nobody there has an authenticator app to show for
            // emergencies.
            pack.patch("/settings", Map.of("single-sign-on-safeguards", false));
            new SampleApplications(url, realm, pack).create();
            Map<String, String> users = people(realm);
            new SampleProvider(url, realms).create(realm, SamplePerson.of("sunrise.example"), users);
            new SampleOrganizations(realm, pack, users).create();
            RealmRepresentation after = realm.toRepresentation();
            after.getAttributesOrEmpty().put(COMPLETE, "true");
            realm.update(after);
        }
    }

    private static Map<String, String> people(RealmResource realm) {
        Map<String, String> users = new HashMap<>();
        SamplePerson.ALL.forEach(person -> users.put(person.username(), Realms.user(realm, person.toUser())));
        Realms.giveRealmManagement(
                realm,
                users.getOrDefault("paula", ""),
                List.of(
                        "view-organizations",
                        "manage-organizations",
                        "view-realm",
                        "manage-realm",
                        "view-clients",
                        "manage-clients",
                        "view-identity-providers",
                        "manage-identity-providers",
                        "view-users",
                        "manage-users",
                        "view-events"));
        Realms.giveRealmManagement(realm, users.getOrDefault("simon", ""), List.of("view-organizations"));
        return users;
    }

    private Keycloak connect() {
        return KeycloakBuilder.builder()
                .serverUrl(url.toString())
                .realm("master")
                .clientId("admin-cli")
                .username(administrator.username())
                .password(administrator.password())
                .build();
    }
}
