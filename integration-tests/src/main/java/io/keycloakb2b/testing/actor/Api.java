package io.keycloakb2b.testing.actor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One root of the pack's API, called with a bearer token over plain HTTP. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Each has threads of its own, and a test has many callers. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI root;
    private final Supplier<String> token;
    private final Map<String, String> headers;

    /** @param token gives a token that is valid at the moment of the call; empty text for none */
    public Api(URI root, Supplier<String> token) {
        this(root, token, Map.of());
    }

    private Api(URI root, Supplier<String> token, Map<String, String> headers) {
        this.root = root;
        this.token = token;
        this.headers = headers;
    }

    /** The same caller, with one more header (or another value of it) on every call. */
    public Api with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(root, token, more);
    }

    /** The same caller, with the token of this moment on every call: for as long as it lives nobody signs in for it. */
    public Api withTheTokenOfNow() {
        String now = token.get();
        return new Api(root, () -> now, headers);
    }

    public ApiAnswer get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    public ApiAnswer delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    public ApiAnswer post(String path, Object body) {
        return send("POST", path, json(body));
    }

    public ApiAnswer put(String path, Object body) {
        return send("PUT", path, json(body));
    }

    public ApiAnswer patch(String path, Object body) {
        return send("PATCH", path, json(body));
    }

    /** Any verb at all; a body of null is none. */
    public ApiAnswer call(String method, String path, @Nullable Object body) {
        return send(method, path, body == null ? HttpRequest.BodyPublishers.noBody() : json(body));
    }

    /** A body that need not be JSON. */
    public ApiAnswer callWithText(String method, String path, String body) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(body));
    }

    /** The whole answer, with its headers; a body of null is none. */
    public HttpResponse<String> exchange(String method, String path, @Nullable String body) {
        return exchange(
                method,
                path,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    private ApiAnswer send(String method, String path, HttpRequest.BodyPublisher body) {
        var response = exchange(method, path, body);
        var text = response.body();
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").contains("json");
        try {
            return new ApiAnswer(
                    response.statusCode(), isJson && !text.isBlank() ? JSON.readTree(text) : NullNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(root + path)).method(method, body);
        request.header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        var bearer = token.get();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
