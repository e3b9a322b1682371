package io.keycloakb2b.testing.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/**
 * A confidential OpenID Connect client of a realm, with a page of its own to come back to. Speaks the protocol over
 * plain HTTP, with no library of Keycloak's.
 */
public final class TestApplication implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Each has threads of its own, and a test has many callers. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final LoopbackServer pages;
    private final URI realm;
    private final String clientId;
    private final String secret;

    private TestApplication(URI realm, String clientId, String secret, LoopbackServer pages) {
        this.realm = realm;
        this.clientId = clientId;
        this.secret = secret;
        this.pages = pages;
    }

    private static LoopbackServer pages() {
        return new LoopbackServer(exchange -> {
            var welcome = "<title>Signed in</title>Signed in".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, welcome.length);
            try (var body = exchange.getResponseBody()) {
                body.write(welcome);
            }
        });
    }

    /** Registers a client with app roles. */
    public static TestApplication register(URI realm, RealmResource admin, String clientId, String... appRoles) {
        var application = new TestApplication(realm, clientId, UUID.randomUUID().toString(), pages());
        var client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setSecret(application.secret);
        client.setRedirectUris(List.of(application.callback().toString()));
        client.setDirectAccessGrantsEnabled(true);
        client.setStandardFlowEnabled(true);
        client.setAttributes(Map.of("post.logout.redirect.uris", "+"));
        client.setProtocolMappers(List.of(ownAudience(clientId)));
        try (var created = admin.clients().create(client)) {
            if (created.getStatus() != 201) {
                throw new IllegalStateException("client not created: " + created.getStatus());
            }
        }
        for (var role : appRoles) {
            var representation = new RoleRepresentation(role, "", false);
            admin.clients().get(application.id(admin)).roles().create(representation);
        }
        return application;
    }

    /** The same client under another name, in a realm that may have another one too; shares its pages with this. */
    public TestApplication renamed(URI realm, RealmResource admin, String clientId) {
        var client = admin.clients().get(id(admin));
        var representation = client.toRepresentation();
        representation.setClientId(clientId);
        client.update(representation);
        return new TestApplication(realm, clientId, secret, pages);
    }

    /** Keycloak lets a client introspect only tokens that name it as an audience. */
    private static ProtocolMapperRepresentation ownAudience(String clientId) {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName("own audience");
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper("oidc-audience-mapper");
        mapper.setConfig(Map.of(
                "included.client.audience",
                clientId,
                "access.token.claim",
                "true",
                "introspection.token.claim",
                "true"));
        return mapper;
    }

    /** Lets people use the organization API through this client; given by name, as the platform does. */
    public TestApplication allowedAtTheOrganizationApi(RealmResource admin) {
        return with(admin, "b2b-api.*");
    }

    /** Puts the claims of the active organization into the tokens, as they are in those of an application. */
    public TestApplication withTheClaimsOfOrganizations(RealmResource admin) {
        return with(admin, "b2b");
    }

    private TestApplication with(RealmResource admin, String scopes) {
        for (var scope : admin.clientScopes().findAll()) {
            if (scope.getName().matches(scopes)) {
                admin.clients().get(id(admin)).addDefaultClientScope(scope.getId());
            }
        }
        return this;
    }

    /** Lets people look at the organization API through this client, and change nothing. */
    public TestApplication allowedToReadTheOrganizationApi(RealmResource admin) {
        for (var scope : admin.clientScopes().findAll()) {
            if (scope.getName().equals("b2b-api")) {
                admin.clients().get(id(admin)).addDefaultClientScope(scope.getId());
            }
        }
        return this;
    }

    /** The internal id of the client. */
    public String id(RealmResource admin) {
        return admin.clients().findByClientId(clientId).get(0).getId();
    }

    /** What the client proves itself by. */
    public String secret() {
        return secret;
    }

    public String clientId() {
        return clientId;
    }

    /** The one page that is registered for the client. */
    public String callbackUrl() {
        return callback().toString();
    }

    /** Waits until the browser stands on the client's page, with or without an answer for it. */
    public void isReached(Page page) {
        page.waitForURL(url -> url.startsWith(callbackUrl()));
    }

    /** Where an authorization request with these scopes begins. */
    public String loginUrl(String scope) {
        return realm + "/protocol/openid-connect/auth?"
                + new Form()
                        .with("client_id", clientId)
                        .with("redirect_uri", callback().toString())
                        .with("response_type", "code")
                        .with("scope", scope)
                        .with("state", UUID.randomUUID().toString())
                        .encoded();
    }

    /** Where a request begins that must not ask the person anything. */
    public String silentLoginUrl(String scope) {
        return loginUrl(scope) + "&prompt=none";
    }

    /** Waits until the browser has come back and redeems the code. */
    public TokenResponse finish(Page page) {
        return redeem(returned(page)
                .get("code")
                .orElseThrow(() -> new AssertionError("came back without a code: " + page.url())));
    }

    /** Waits until the browser has come back with a refusal. */
    public String refusal(Page page) {
        return returned(page)
                .get("error")
                .orElseThrow(() -> new AssertionError("came back without an error: " + page.url()));
    }

    public TokenResponse redeem(String code) {
        return token(new Form()
                .with("grant_type", "authorization_code")
                .with("code", code)
                .with("redirect_uri", callback().toString()));
    }

    public TokenResponse refresh(TokenResponse tokens) {
        return token(new Form().with("grant_type", "refresh_token").with("refresh_token", tokens.refreshToken()));
    }

    public TokenResponse passwordGrant(String username, String password, String scope) {
        return token(new Form()
                .with("grant_type", "password")
                .with("username", username)
                .with("password", password)
                .with("scope", scope));
    }

    /** RFC 7662. */
    public TokenResponse introspect(String token) {
        return post("/protocol/openid-connect/token/introspect", new Form().with("token", token));
    }

    /** The same of an API key, at the organization API. */
    public TokenResponse introspectApiKey(String key) {
        return post("/b2b/api-keys/introspect", new Form().with("token", key));
    }

    /** What proves this client, for the header {@code Authorization}. */
    public String credentials() {
        var pair = (clientId + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** What the UserInfo endpoint says for an access token. */
    public TokenResponse userInfo(TokenResponse tokens) {
        return send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/userinfo"))
                .header("Authorization", "Bearer " + tokens.accessToken())
                .build());
    }

    /** Ends the session that a refresh token belongs to. */
    public void signsOut(TokenResponse tokens) {
        var body = new Form()
                .with("client_id", clientId)
                .with("client_secret", secret)
                .with("refresh_token", tokens.refreshToken())
                .encoded();
        var answer = sendText(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/logout"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 204) {
            throw new AssertionError("not signed out: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Any request to the token endpoint, as this client. */
    public TokenResponse grant(String type, Map<String, String> parameters) {
        var form = new Form().with("grant_type", type);
        parameters.forEach(form::with);
        return token(form);
    }

    /** Any request to an endpoint of the protocol, as this client. */
    public TokenResponse call(String path, Map<String, String> parameters) {
        var form = new Form();
        parameters.forEach(form::with);
        return post("/protocol/openid-connect" + path, form);
    }

    private TokenResponse token(Form form) {
        return post("/protocol/openid-connect/token", form);
    }

    private TokenResponse post(String path, Form form) {
        var body =
                form.with("client_id", clientId).with("client_secret", secret).encoded();
        var request = HttpRequest.newBuilder(URI.create(realm + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(request);
    }

    private TokenResponse send(HttpRequest request) {
        var response = sendText(request);
        try {
            return new TokenResponse(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> sendText(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Form returned(Page page) {
        page.waitForURL(callback() + "?**");
        return Form.of(URI.create(page.url()));
    }

    private URI callback() {
        return pages.url().resolve("/signed-in");
    }

    @Override
    public void close() {
        pages.close();
    }
}
