package io.keycloakb2b.testing.realm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.node.NodeProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.keycloak.representations.idm.IdentityProviderRepresentation;

/**
 * A company's own identity provider that has nothing of Keycloak: an OpenID provider on Node.js, which says of its
 * people whatever a test tells it to say.
 */
public final class IndependentProvider implements AutoCloseable {

    private static final String CLIENT_ID = "keycloak-b2b";

    private final HttpClient http = HttpClient.newHttpClient();
    private final NodeProgram program;
    private final URI issuer;

    private IndependentProvider(NodeProgram program, URI issuer) {
        this.program = program;
        this.issuer = issuer;
    }

    /** Starts the provider, and links it to an organization of the consumer. */
    public static IndependentProvider of(TestRealm consumer, String alias, String organization) {
        var secret = UUID.randomUUID().toString();
        var provider = start(secret, consumer.url() + "/broker/" + alias + "/endpoint");
        Broker.of(consumer).trusts(provider.registration(alias, secret), organization);
        return provider;
    }

    /** @param claims what is said of the person beside the subject; what is left out is not said */
    public void says(String subject, Map<String, Object> claims) {
        var names = new HashMap<String, Object>(Map.of("given_name", "Test", "family_name", "Person"));
        names.putAll(claims);
        try {
            var request = HttpRequest.newBuilder(issuer.resolve("/people/" + subject))
                    .PUT(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(names)))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IllegalStateException("not said: " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Signs somebody in on the provider's own page, and waits for what comes after it. */
    public void signsIn(Page page, String subject) {
        page.waitForURL(url -> url.startsWith(issuer.toString()));
        page.locator("#subject").fill(subject);
        page.locator("#sign-in").click();
        page.waitForURL(url -> !url.startsWith(issuer.toString()));
        page.waitForLoadState();
    }

    private static IndependentProvider start(String secret, String redirectUri) {
        var program = NodeProgram.start(
                "independent-provider",
                "server.js",
                Map.of("CLIENT_ID", CLIENT_ID, "CLIENT_SECRET", secret, "REDIRECT_URI", redirectUri));
        return new IndependentProvider(program, URI.create(program.hears()));
    }

    private IdentityProviderRepresentation registration(String alias, String secret) {
        var broker = Broker.provider(alias, "oidc");
        broker.setConfig(Map.of(
                "clientId",
                CLIENT_ID,
                "clientSecret",
                secret,
                "clientAuthMethod",
                "client_secret_basic",
                "authorizationUrl",
                issuer.resolve("/auth").toString(),
                "tokenUrl",
                issuer.resolve("/token").toString(),
                "issuer",
                issuer.toString(),
                "jwksUrl",
                issuer.resolve("/jwks").toString(),
                "useJwksUrl",
                "true",
                "validateSignature",
                "true",
                "defaultScope",
                "openid email profile"));
        return broker;
    }

    @Override
    public void close() {
        program.close();
    }
}
