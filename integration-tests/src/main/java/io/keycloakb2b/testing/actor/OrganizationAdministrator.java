package io.keycloakb2b.testing.actor;

import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import java.net.URI;
import java.util.Map;

/** Somebody with an organization role and no role of the realm, at the organization root. */
public final class OrganizationAdministrator {

    private final Api api;

    private OrganizationAdministrator(Api api) {
        this.api = api;
    }

    /** @param console a client that is allowed at the organization API */
    public static OrganizationAdministrator signsIn(
            TestRealm realm, TestApplication console, String email, String password) {
        return new OrganizationAdministrator(
                new Api(URI.create(realm.url() + "/b2b"), () -> console.passwordGrant(email, password, "openid")
                        .accessToken()));
    }

    public Api api() {
        return api;
    }

    public ApiAnswer givesAppRole(String organization, String user, TestApplication application, String role) {
        return api.post(
                "/organizations/" + organization + "/members/" + user + "/roles",
                Map.of("application", application.clientId(), "appRole", role));
    }
}
