package io.keycloakb2b.testing.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parameters of a request, in the order in which they were added. */
public final class Form {

    private final Map<String, String> parameters = new LinkedHashMap<>();

    public Form with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    public String encoded() {
        return parameters.entrySet().stream()
                .map(entry ->
                        URLEncoder.encode(entry.getKey(), UTF_8) + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Form of(URI address) {
        var form = new Form();
        for (var pair : Optional.ofNullable(address.getRawQuery()).orElse("").split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.with(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return form;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }
}
