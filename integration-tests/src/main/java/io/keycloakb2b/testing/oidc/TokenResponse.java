package io.keycloakb2b.testing.oidc;

import com.fasterxml.jackson.databind.JsonNode;

/** What a token endpoint answered, granted or not. */
public record TokenResponse(int status, JsonNode body) {

    public boolean granted() {
        return status == 200;
    }

    public String accessToken() {
        return text("access_token");
    }

    public String refreshToken() {
        return text("refresh_token");
    }

    public String idToken() {
        return text("id_token");
    }

    /** The OAuth error code of a refusal. */
    public String error() {
        return text("error");
    }

    /** The claims of the access token, not verified: for looking at, not for trusting. */
    public JsonNode claims() {
        return Jwt.claims(accessToken());
    }

    private String text(String field) {
        if (!body.hasNonNull(field)) {
            throw new AssertionError("no " + field + " in the answer " + status + ": " + body);
        }
        return body.get(field).asText();
    }
}
