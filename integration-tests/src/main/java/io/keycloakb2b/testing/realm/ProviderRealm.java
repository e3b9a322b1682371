package io.keycloakb2b.testing.realm;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/** A company's own identity provider: a further realm, reached over OpenID Connect. */
public final class ProviderRealm implements AutoCloseable {

    private final TestRealm provider;
    private final TestRealm consumer;
    private final String alias;

    private ProviderRealm(TestRealm provider, TestRealm consumer, String alias) {
        this.provider = provider;
        this.consumer = consumer;
        this.alias = alias;
    }

    /** Registers both sides and links the provider to an organization of the consumer. */
    public static ProviderRealm of(TestRealm consumer, String alias, String organization) {
        var provider = new ProviderRealm(consumer.another(), consumer, alias);
        var secret = UUID.randomUUID().toString();
        provider.registerBroker(secret);
        provider.registerProvider(secret);
        try (var linked = consumer.admin()
                .organizations()
                .get(organization)
                .identityProviders()
                .addIdentityProvider(alias)) {
            if (linked.getStatus() >= 300) {
                throw new IllegalStateException("provider not linked: " + linked.getStatus());
            }
        }
        return provider;
    }

    /** Gives the owner of an account here a link from the account there. */
    public void knows(String user, String email, String password) {
        var there = provider.addsUser(email, password);
        var link = new FederatedIdentityRepresentation();
        link.setIdentityProvider(alias);
        link.setUserId(there);
        link.setUserName(email);
        try (var added = consumer.admin().users().get(user).addFederatedIdentity(alias, link)) {
            if (added.getStatus() >= 300) {
                throw new IllegalStateException("identity not linked: " + added.getStatus());
            }
        }
    }

    /** Has an account of which nobody here knows yet. */
    public void employs(String email, String password) {
        provider.addsUser(email, password);
    }

    /** The beginning of every address of the provider's own pages. */
    public String url() {
        return provider.url().toString();
    }

    private void registerBroker(String secret) {
        var client = new ClientRepresentation();
        client.setClientId("keycloak-b2b");
        client.setSecret(secret);
        client.setRedirectUris(List.of(consumer.url() + "/broker/" + alias + "/endpoint"));
        client.setStandardFlowEnabled(true);
        provider.admin().clients().create(client).close();
    }

    private void registerProvider(String secret) {
        var broker = new IdentityProviderRepresentation();
        broker.setAlias(alias);
        broker.setProviderId("oidc");
        broker.setEnabled(true);
        broker.setTrustEmail(true);
        broker.setConfig(Map.of(
                "clientId",
                "keycloak-b2b",
                "clientSecret",
                secret,
                "clientAuthMethod",
                "client_secret_post",
                "authorizationUrl",
                provider.url() + "/protocol/openid-connect/auth",
                "tokenUrl",
                provider.url() + "/protocol/openid-connect/token",
                "issuer",
                provider.url().toString(),
                "jwksUrl",
                provider.url() + "/protocol/openid-connect/certs",
                "useJwksUrl",
                "true",
                "validateSignature",
                "true",
                "defaultScope",
                "openid email profile"));
        consumer.admin().identityProviders().create(broker).close();
    }

    @Override
    public void close() {
        provider.close();
    }
}
