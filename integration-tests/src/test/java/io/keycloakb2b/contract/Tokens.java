package io.keycloakb2b.contract;

import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import java.util.UUID;

/** Tokens of Keycloak's own kind, without anything of the pack. */
final class Tokens {

    private Tokens() {}

    /** An access token of a client made for it, which brings the roles of its user. */
    static String of(TestRealm realm, String username, String password) {
        var clientId = "tokens-" + UUID.randomUUID();
        try (var client = TestApplication.register(realm.url(), realm.admin(), clientId)) {
            return client.passwordGrant(username, password, "openid").accessToken();
        }
    }
}
