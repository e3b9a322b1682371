package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody might try with API keys. */
final class ApiKeyAttempts {

    static final String INTROSPECT = "/api-keys/introspect";

    private ApiKeyAttempts() {}

    static Stream<Attempt> of(Root root) {
        String keys = "/organizations/{organization}/api-keys";
        String key = keys + "/{apiKey}";
        Stream<Attempt> atOrganizations = Stream.of(
                Attempt.attempt(root, "GET", keys, "", null),
                Attempt.attempt(
                        root,
                        "POST",
                        keys,
                        "",
                        Map.of("name", "Intruder", "roles", List.of(Map.of("organizationRole", "auditor")))),
                Attempt.attempt(root, "GET", key, "", null),
                Attempt.attempt(root, "PATCH", key, "", Map.of("name", "Taken over")),
                Attempt.attempt(root, "POST", key + "/adopt", "", Map.of()),
                Attempt.attempt(root, "DELETE", key, "", null));
        return root == Root.ORGANIZATION
                ? Stream.concat(atOrganizations, Stream.of(Attempt.attempt(root, "POST", INTROSPECT, "", Map.of())))
                : atOrganizations;
    }
}
