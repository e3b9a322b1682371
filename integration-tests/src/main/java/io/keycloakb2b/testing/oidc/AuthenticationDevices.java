package io.keycloakb2b.testing.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everybody's telephone: Keycloak sends here whom it wants to have authenticated by another channel (CIBA), over HTTP
 * as it does by itself.
 */
public final class AuthenticationDevices implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> requests = new ConcurrentHashMap<>();
    private final LoopbackServer server = new LoopbackServer(exchange -> {
        var request = JSON.readTree(exchange.getRequestBody());
        requests.put(
                request.path("login_hint").asText(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse(""));
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    });

    public URI url() {
        return server.url();
    }

    /** Somebody says yes to the newest request of a realm. */
    public void approves(URI realm, String loginHint) {
        var authorization = Optional.ofNullable(requests.remove(loginHint))
                .orElseThrow(() -> new AssertionError("nobody was asked about " + loginHint));
        var answer = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/ext/ciba/auth/callback"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"status\":\"SUCCEED\"}"))
                .build();
        try {
            int status =
                    http.send(answer, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new AssertionError("not approved: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
