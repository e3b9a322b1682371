package io.keycloakb2b.testing.realm;

import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm under a random name with organizations switched on; closing deletes it. */
public final class TestRealm implements AutoCloseable {

    /** Nobody steals the passwords of people who live for a second. */
    private static final String QUICK_HASHES = "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)";

    private final RunningKeycloak server;
    private final Keycloak admin;
    private final String name;

    private TestRealm(RunningKeycloak server, Keycloak admin, String name) {
        this.server = server;
        this.admin = admin;
        this.name = name;
    }

    public static TestRealm create(RunningKeycloak server, Map<String, String> smtpSettings) {
        var realm = new TestRealm(server, connect(server), "test-" + UUID.randomUUID());
        var representation = new RealmRepresentation();
        representation.setRealm(realm.name);
        representation.setEnabled(true);
        representation.setOrganizationsEnabled(true);
        representation.setPasswordPolicy(QUICK_HASHES);
        representation.setComponents(RealmKeys.generate());
        representation.setSmtpServer(smtpSettings);
        realm.admin.realms().create(representation);
        return realm;
    }

    /** The same realm under another name; only that one is to be closed. */
    public TestRealm renamed(String newName) {
        changes(representation -> representation.setRealm(newName));
        return new TestRealm(server, admin, newName);
    }

    public String name() {
        return name;
    }

    /** Also the issuer of its tokens. */
    public URI url() {
        return URI.create(server.baseUrl() + "/realms/" + name);
    }

    public URI accountUrl() {
        return URI.create(url() + "/account/");
    }

    /** The realm as the administrator of the server sees it. */
    public RealmResource admin() {
        return admin.realm(name);
    }

    /** A token of the server's administrator, valid now. */
    public String adminToken() {
        return admin.tokenManager().getAccessTokenString();
    }

    /** Another realm of the same server, to be closed by the caller: a stranger, or somebody's identity provider. */
    public TestRealm another() {
        return create(server, Map.of());
    }

    /** @return the id of a new user whose user name is the address, which counts as verified */
    public String addsUser(String email, String password) {
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        var user = new UserRepresentation();
        user.setUsername(email);
        user.setEmail(email);
        user.setEmailVerified(true);
        user.setFirstName("Test");
        user.setLastName("Person");
        user.setEnabled(true);
        user.setCredentials(List.of(credential));
        try (var created = admin().users().create(user)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    /** Makes a user an administrator of the realm, by roles of {@code realm-management}. */
    public void givesRealmRoles(String user, String... roles) {
        var management =
                admin().clients().findByClientId("realm-management").get(0).getId();
        admin().users()
                .get(user)
                .roles()
                .clientLevel(management)
                .add(Arrays.stream(roles)
                        .map(role -> admin().clients()
                                .get(management)
                                .roles()
                                .get(role)
                                .toRepresentation())
                        .toList());
    }

    /** Changes the realm as its administrators would. */
    public void changes(Consumer<RealmRepresentation> change) {
        var representation = admin().toRepresentation();
        change.accept(representation);
        admin().update(representation);
    }

    /** Shows the link "Forgot password?" on login pages. */
    public void allowsPasswordReset() {
        changes(representation -> representation.setResetPasswordAllowed(true));
    }

    @Override
    public void close() {
        admin().remove();
        admin.close();
    }

    private static Keycloak connect(RunningKeycloak server) {
        return KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(server.admin().username())
                .password(server.admin().password())
                .build();
    }
}
