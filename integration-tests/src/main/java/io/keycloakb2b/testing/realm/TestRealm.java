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
import org.keycloak.crypto.Algorithm;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.KeysMetadataRepresentation.KeyMetadataRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A realm under a random name with organizations switched on. */
public final class TestRealm implements AutoCloseable {

    private final RunningKeycloak server;
    private final Keycloak admin;
    private final boolean ownsConnection;
    private final String name;

    private TestRealm(RunningKeycloak server, Keycloak admin, boolean ownsConnection, String name) {
        this.server = server;
        this.admin = admin;
        this.ownsConnection = ownsConnection;
        this.name = name;
    }

    /** A realm with a connection of its own to the server. */
    public static TestRealm create(RunningKeycloak server, Map<String, String> smtpSettings) {
        return new TestRealm(server, connect(server), true, randomName()).created(smtpSettings);
    }

    /** @param admin one of {@link #connect}, which stays open when the realm is closed */
    public static TestRealm create(RunningKeycloak server, Keycloak admin, Map<String, String> smtpSettings) {
        return new TestRealm(server, admin, false, randomName()).created(smtpSettings);
    }

    /** The server as its administrator reaches it. */
    public static Keycloak connect(RunningKeycloak server) {
        return KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(server.admin().username())
                .password(server.admin().password())
                .build();
    }

    private static String randomName() {
        return "test-" + UUID.randomUUID();
    }

    private TestRealm created(Map<String, String> smtpSettings) {
        var representation = new RealmRepresentation();
        representation.setRealm(name);
        representation.setEnabled(true);
        representation.setOrganizationsEnabled(true);
        representation.setSmtpServer(smtpSettings);
        new QuickCryptography().accept(representation);
        admin.realms().create(representation);
        return this;
    }

    /** The same realm under another name; only that one is to be closed. */
    public TestRealm renamed(String newName) {
        changes(representation -> representation.setRealm(newName));
        return new TestRealm(server, admin, ownsConnection, newName);
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
        return create(server, admin, Map.of());
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

    /**
     * The certificate of the key with which the realm signs assertions from now on: SAML has no use for the one that
     * signs tokens.
     */
    public String signsAssertions() {
        var key = new ComponentRepresentation();
        key.setName("rsa-generated");
        key.setProviderType("org.keycloak.keys.KeyProvider");
        key.setProviderId("rsa-generated");
        admin().components().add(key).close();
        return admin().keys().getKeyMetadata().getKeys().stream()
                .filter(made -> Algorithm.RS256.equals(made.getAlgorithm()))
                .map(KeyMetadataRepresentation::getCertificate)
                .findFirst()
                .orElseThrow();
    }

    /** Has the realm sign tokens by a secret from now on: it alone can verify them, and takes no time for it. */
    public void signsForItselfAlone() {
        changes(representation -> representation.setDefaultSignatureAlgorithm(Algorithm.HS512));
    }

    /** Deletes the realm where it would stay; where the server goes away soon, that would cost more than all else. */
    @Override
    public void close() {
        if (server.outlivesItsTests()) {
            admin().remove();
        }
        if (ownsConnection) {
            admin.close();
        }
    }
}
