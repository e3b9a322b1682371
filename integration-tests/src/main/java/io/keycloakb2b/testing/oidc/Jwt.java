package io.keycloakb2b.testing.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;

/** Reads a token without trusting it. */
public final class Jwt {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Jwt() {}

    public static JsonNode claims(String token) {
        try {
            return JSON.readTree(
                    Base64.getUrlDecoder().decode(List.of(token.split("\\.")).get(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
