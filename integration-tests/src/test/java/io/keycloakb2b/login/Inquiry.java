package io.keycloakb2b.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Asking Keycloak about a token. */
final class Inquiry {

    /** Introspection gives no reason (RFC 7662, section 2.2), and user info has none in its body. */
    static final String INACTIVE = "inactive";

    private Inquiry() {}

    static Answer about(Company company, String token, String kind) {
        var body = company.scene()
                .booking()
                .call("/token/introspect", Map.of("token", token, "token_type_hint", kind))
                .body();
        if (!body.path("active").asBoolean()) {
            return new Answer(INACTIVE);
        }
        return kind.equals("access_token") ? Answer.entered(company, body) : new Answer(Answer.ENTERS);
    }

    /** User info is not about roles. */
    static JsonNode withRoles(JsonNode claims) {
        ((ObjectNode) claims)
                .putObject("resource_access")
                .putObject("booking")
                .putArray("roles")
                .add("viewer");
        return claims;
    }
}
