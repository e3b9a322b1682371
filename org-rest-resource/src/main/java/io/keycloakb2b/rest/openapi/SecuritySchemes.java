package io.keycloakb2b.rest.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How callers of each root prove who they are. */
final class SecuritySchemes {

    static final String ORGANIZATION = "organizationToken";
    static final String PLATFORM = "platformToken";
    static final String KEY = "apiKey";
    static final String APPLICATION = "applicationCredentials";

    private SecuritySchemes() {}

    static ObjectNode json() {
        ObjectNode schemes = JsonNodeFactory.instance.objectNode();
        bearer(
                schemes,
                ORGANIZATION,
                "An access token of the realm with the audience and the scope b2b-api; to change anything, with b2b-api-manage as well");
        bearer(schemes, PLATFORM, "An access token of an administrator: of the realm, or of the master realm");
        schemes.putObject(KEY)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "b2bk_…")
                .put("description", "An API key, for its own organization and no other");
        schemes.putObject(APPLICATION)
                .put("type", "http")
                .put("scheme", "basic")
                .put("description", "A confidential client, in any of the ways that Keycloak takes from it");
        return schemes;
    }

    private static void bearer(ObjectNode schemes, String name, String description) {
        schemes.putObject(name)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", description);
    }
}
