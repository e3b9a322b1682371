package io.keycloakb2b.testing.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser that neither paints nor runs scripts: keeps cookies, follows redirects within Keycloak and
 * posts forms as they stand. For tables of many logins; what a page is like is for a real browser to tell.
 */
public final class Visitor {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input\\b(?=[^>]*type=\"hidden\")([^>]*)>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int MOST_REDIRECTS = 20;
    private static final HttpClient SHARED = connection();

    private final HttpClient http;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final URI keycloak;
    private URI address;
    private String page = "";

    public Visitor(URI keycloak) {
        this(keycloak, SHARED);
    }

    /** @param http one of {@link #connection}, which many visitors may share: each has cookies of their own */
    public Visitor(URI keycloak, HttpClient http) {
        this.http = http;
        this.keycloak = keycloak;
        this.address = keycloak;
    }

    private record Cookie(String path, String value) {}

    public static HttpClient connection() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Where the browser stands: a page of Keycloak, or the first address outside it. */
    public URI address() {
        return address;
    }

    /** The source of the page; empty outside Keycloak. */
    public String page() {
        return page;
    }

    public boolean shows(String field) {
        return page.contains("name=\"" + field + "\"");
    }

    public Visitor opens(String url) {
        return follows(send(HttpRequest.newBuilder(URI.create(url)).GET()));
    }

    /** Follows the link whose address contains a text. */
    public Visitor clicks(String part) {
        var link = Pattern.compile("href=\"([^\"]*" + Pattern.quote(part) + "[^\"]*)\"")
                .matcher(page);
        if (!link.find()) {
            throw new AssertionError("no link with " + part + " on " + address + ": " + page);
        }
        return opens(address.resolve(unescaped(link.group(1))).toString());
    }

    /** Posts the first form of the page that has all of these fields, with whatever hidden ones it has. */
    public Visitor submits(Map<String, String> fields) {
        var form = FORM.matcher(page);
        while (form.find()) {
            var content = form.group(2);
            if (fields.keySet().stream().allMatch(field -> content.contains("name=\"" + field + "\""))) {
                Map<String, String> all = new LinkedHashMap<>();
                hidden(content, all);
                all.putAll(fields);
                return posts(address.resolve(unescaped(attribute(form.group(1), "action"))), all, Map.of());
            }
        }
        throw new AssertionError("no form with " + fields.keySet() + " on " + address + ": " + page);
    }

    public Visitor posts(URI url, Map<String, String> form, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(url).header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::header);
        return follows(send(request.POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"))))));
    }

    /** The value of a hidden field. */
    public String hidden(String name) {
        Map<String, String> all = new LinkedHashMap<>();
        hidden(page, all);
        return all.getOrDefault(name, "");
    }

    /** Identity first, then the password, as far as the pages ask. */
    public Visitor signsIn(String email, String password) {
        if (shows("username") && !shows("password")) {
            submits(Map.of("username", email));
        }
        if (shows("password")) {
            submits(shows("username") ? Map.of("username", email, "password", password) : Map.of("password", password));
        }
        return this;
    }

    private static void hidden(String content, Map<String, String> all) {
        var input = HIDDEN.matcher(content);
        while (input.find()) {
            all.put(attribute(input.group(1), "name"), unescaped(attribute(input.group(1), "value")));
        }
    }

    private static String attribute(String tag, String name) {
        Matcher attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE)
                .matcher(tag);
        return attribute.find() ? attribute.group(1) : "";
    }

    private Visitor follows(HttpResponse<String> first) {
        var response = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            address = response.request().uri();
            page = response.body();
            var location = response.headers().firstValue("Location");
            if (location.isEmpty() || response.statusCode() / 100 != 3) {
                return this;
            }
            var next = address.resolve(location.get());
            if (!next.toString().startsWith(keycloak.toString())) {
                address = next;
                page = "";
                return this;
            }
            response = send(HttpRequest.newBuilder(next).GET());
        }
        throw new AssertionError("no end of redirects at " + address);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var path = request.build().uri().getPath();
            var sent = cookies.entrySet().stream()
                    .filter(cookie -> path.startsWith(cookie.getValue().path()))
                    .map(cookie ->
                            name(cookie.getKey()) + "=" + cookie.getValue().value())
                    .collect(Collectors.joining("; "));
            if (!sent.isEmpty()) {
                request.header("Cookie", sent);
            }
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Also where it is for HTTPS only: browsers make an exception for the own machine. */
    private void keep(String header) {
        var parts = header.split(";", -1);
        int equals = parts[0].indexOf('=');
        var path = "/";
        var ended = false;
        for (var part : parts) {
            var text = part.strip();
            if (text.regionMatches(true, 0, "path=", 0, 5)) {
                path = text.substring(5);
            }
            ended |= text.equalsIgnoreCase("max-age=0");
        }
        var key = parts[0].substring(0, equals) + " " + path;
        if (ended) {
            cookies.remove(key);
        } else {
            cookies.put(key, new Cookie(path, parts[0].substring(equals + 1)));
        }
    }

    private static String name(String key) {
        return key.substring(0, key.indexOf(' '));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String unescaped(String html) {
        return html.replace("&amp;", "&")
                .replace("&#x3D;", "=")
                .replace("&#39;", "'")
                .replace("&quot;", "\"");
    }
}
