package io.keycloakb2b.testing.realm;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** A company's own identity provider: a further realm, reached over OpenID Connect or SAML. */
public final class ProviderRealm implements AutoCloseable {

    /** The name under which the provider begins logins that nobody asked for. */
    private static final String UNASKED = "unasked";

    private final TestRealm provider;
    private final TestRealm consumer;
    private final String alias;

    private ProviderRealm(TestRealm provider, TestRealm consumer, String alias) {
        this.provider = provider;
        this.consumer = consumer;
        this.alias = alias;
    }

    /** Registers both sides over OpenID Connect and links the provider to an organization of the consumer. */
    public static ProviderRealm of(TestRealm consumer, String alias, String organization) {
        var provider = new ProviderRealm(consumer.another(), consumer, alias);
        Broker.of(consumer).trusts(provider.overOpenIdConnect(provider.registerBroker()), organization);
        return provider;
    }

    /** The same, for everybody: no organization's own. */
    public static ProviderRealm ofTheRealm(TestRealm consumer, String alias) {
        var provider = new ProviderRealm(consumer.another(), consumer, alias);
        Broker.of(consumer).trusts(provider.overOpenIdConnect(provider.registerBroker()));
        return provider;
    }

    /** The same over SAML 2.0, with signed assertions. */
    public static ProviderRealm overSaml(TestRealm consumer, String alias, String organization) {
        var provider = new ProviderRealm(consumer.another(), consumer, alias);
        provider.registerSamlBroker();
        Broker.of(consumer).trusts(provider.overSaml(), organization);
        for (var attribute : List.of("email", "firstName", "lastName")) {
            provider.imports(attribute);
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

    /** Has first logins with this provider go through a flow of their own instead of the one of the realm. */
    public void firstLoginsTake(String flow) {
        var registered = consumer.admin().identityProviders().get(alias);
        var changed = registered.toRepresentation();
        changed.setFirstBrokerLoginFlowAlias(flow);
        registered.update(changed);
    }

    /** Puts a claim into the ID token of everybody, as JSON. */
    public void saysOfEverybody(String claim, String json) {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName(claim);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-hardcoded-claim-mapper");
        mapper.setConfig(
                Map.of("claim.name", claim, "claim.value", json, "jsonType.label", "JSON", "id.token.claim", "true"));
        var clients = provider.admin().clients();
        var client = clients.findByClientId("keycloak-b2b").get(0);
        clients.get(client.getId()).getProtocolMappers().createMapper(mapper).close();
    }

    /** Puts an attribute into the assertions about everybody (SAML). */
    public void assertsOfEverybody(String attribute, String value) {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName(attribute);
        mapper.setProtocol("saml");
        mapper.setProtocolMapper("saml-hardcode-attribute-mapper");
        mapper.setConfig(
                Map.of("attribute.name", attribute, "attribute.nameformat", "Basic", "attribute.value", value));
        var clients = provider.admin().clients();
        var client = clients.findByClientId(consumer.url().toString()).get(0);
        clients.get(client.getId()).getProtocolMappers().createMapper(mapper).close();
    }

    /** Changes one value of the provider's configuration at the consumer; an empty one takes it away. */
    public void isConfigured(String name, String value) {
        var registered = consumer.admin().identityProviders().get(alias);
        var changed = registered.toRepresentation();
        changed.getConfig().put(name, value);
        registered.update(changed);
    }

    /** The beginning of every address of the provider's own pages. */
    public String url() {
        return provider.url().toString();
    }

    /** Where a person begins who was not sent by anybody: the provider answers what nobody has asked (SAML). */
    public String unaskedLoginUrl() {
        return provider.url() + "/protocol/saml/clients/" + UNASKED;
    }

    /**
     * Sends unasked answers to a SAML application of the consumer, instead of to nobody in particular.
     *
     * @param application the name by which the application takes unasked answers
     */
    public void answersUnaskedFor(String application) {
        answersTo(brokerEndpoint() + "/clients/" + application);
    }

    /** Sends unasked answers to the consumer, for none of its applications. */
    public void answersUnaskedForNobody() {
        answersTo(brokerEndpoint());
    }

    private void answersTo(String address) {
        var clients = provider.admin().clients();
        var client = clients.findByClientId(consumer.url().toString()).get(0);
        client.getAttributes().put("saml_assertion_consumer_url_post", address);
        clients.get(client.getId()).update(client);
    }

    private String brokerEndpoint() {
        return consumer.url() + "/broker/" + alias + "/endpoint";
    }

    /** @return the secret of the consumer at the provider */
    private String registerBroker() {
        var secret = UUID.randomUUID().toString();
        var client = new ClientRepresentation();
        client.setClientId("keycloak-b2b");
        client.setSecret(secret);
        // By name as well: a browser takes passkeys and security keys for no number.
        client.setRedirectUris(
                List.of(brokerEndpoint(), brokerEndpoint().replaceFirst("127\\.0\\.0\\.1", "localhost")));
        client.setStandardFlowEnabled(true);
        provider.admin().clients().create(client).close();
        return secret;
    }

    private IdentityProviderRepresentation overOpenIdConnect(String secret) {
        var broker = Broker.provider(alias, "oidc");
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
        return broker;
    }

    private void registerSamlBroker() {
        var client = new ClientRepresentation();
        client.setClientId(consumer.url().toString());
        client.setProtocol("saml");
        client.setRedirectUris(List.of(brokerEndpoint(), brokerEndpoint() + "/clients/*"));
        client.setFullScopeAllowed(false);
        client.setAttributes(Map.of(
                "saml.assertion.signature",
                "true",
                "saml.server.signature",
                "true",
                "saml.client.signature",
                "false",
                "saml.authnstatement",
                "true",
                "saml_assertion_consumer_url_post",
                brokerEndpoint(),
                "saml_idp_initiated_sso_url_name",
                UNASKED));
        client.setProtocolMappers(Stream.of("email", "firstName", "lastName")
                .map(ProviderRealm::exports)
                .toList());
        provider.admin().clients().create(client).close();
    }

    private static ProtocolMapperRepresentation exports(String property) {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName(property);
        mapper.setProtocol("saml");
        mapper.setProtocolMapper("saml-user-property-mapper");
        mapper.setConfig(
                Map.of("user.attribute", property, "attribute.name", property, "attribute.nameformat", "Basic"));
        return mapper;
    }

    private IdentityProviderRepresentation overSaml() {
        var broker = Broker.provider(alias, "saml");
        broker.setConfig(Map.of(
                "entityId",
                consumer.url().toString(),
                "idpEntityId",
                provider.url().toString(),
                "singleSignOnServiceUrl",
                provider.url() + "/protocol/saml",
                "nameIDPolicyFormat",
                "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
                "postBindingResponse",
                "true",
                "postBindingAuthnRequest",
                "true",
                "validateSignature",
                "true",
                "wantAssertionsSigned",
                "true",
                "signingCertificate",
                provider.signsAssertions()));
        return broker;
    }

    private void imports(String attribute) {
        var mapper = new IdentityProviderMapperRepresentation();
        mapper.setName(attribute);
        mapper.setIdentityProviderAlias(alias);
        mapper.setIdentityProviderMapper("saml-user-attribute-idp-mapper");
        mapper.setConfig(Map.of("attribute.name", attribute, "user.attribute", attribute, "syncMode", "INHERIT"));
        consumer.admin().identityProviders().get(alias).addMapper(mapper).close();
    }

    @Override
    public void close() {
        provider.close();
    }
}
