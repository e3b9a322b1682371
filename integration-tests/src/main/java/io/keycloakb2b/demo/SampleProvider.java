package io.keycloakb2b.demo;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** The identity provider of Sunrise Agency: a realm of its own, as far away as a customer's directory would be. */
record SampleProvider(URI url, Realms realms) {

    static final String REALM = "sunrise-idp";
    static final String ALIAS = "sunrise";
    private static final String CLIENT = "holiday-booking";
    private static final String SECRET = "demo-secret-of-the-sample-realm";

    /** The realm, its people and its client; the sample realm's side of it; and who is who. */
    void create(RealmResource sample, List<SamplePerson> people, Map<String, String> users) {
        RealmResource provider = realms.realm(REALM, "Sunrise Agency's own directory");
        Realms.client(provider, client());
        boolean known = sample.identityProviders().findAll().stream().anyMatch(there -> ALIAS.equals(there.getAlias()));
        if (!known) {
            Realms.created(sample.identityProviders().create(broker()));
        }
        for (SamplePerson person : people) {
            String there = Realms.user(provider, person.toUser());
            link(sample, users.getOrDefault(person.username(), ""), there, person.username());
        }
    }

    private static void link(RealmResource sample, String user, String there, String username) {
        boolean linked = sample.users().get(user).getFederatedIdentity().stream()
                .anyMatch(identity -> ALIAS.equals(identity.getIdentityProvider()));
        if (!linked) {
            FederatedIdentityRepresentation identity = new FederatedIdentityRepresentation();
            identity.setIdentityProvider(ALIAS);
            identity.setUserId(there);
            identity.setUserName(username);
            sample.users().get(user).addFederatedIdentity(ALIAS, identity).close();
        }
    }

    private ClientRepresentation client() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(CLIENT);
        client.setSecret(SECRET);
        client.setRedirectUris(List.of(url + "/realms/" + SampleRealm.NAME + "/broker/" + ALIAS + "/endpoint"));
        return client;
    }

    private IdentityProviderRepresentation broker() {
        String endpoints = url + "/realms/" + REALM + "/protocol/openid-connect";
        IdentityProviderRepresentation broker = new IdentityProviderRepresentation();
        broker.setAlias(ALIAS);
        broker.setDisplayName("Sunrise Agency");
        broker.setProviderId("oidc");
        broker.setEnabled(true);
        broker.setTrustEmail(true);
        broker.setConfig(Map.of(
                "clientId",
                CLIENT,
                "clientSecret",
                SECRET,
                "clientAuthMethod",
                "client_secret_post",
                "issuer",
                url + "/realms/" + REALM,
                "authorizationUrl",
                endpoints + "/auth",
                "tokenUrl",
                endpoints + "/token",
                "jwksUrl",
                endpoints + "/certs",
                "useJwksUrl",
                "true",
                "validateSignature",
                "true",
                "defaultScope",
                "openid profile email"));
        return broker;
    }
}
