package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.Map;
import java.util.stream.Stream;

/** Attempts at the place of organizations in the hierarchy, at their end, at seats and usage. */
final class HierarchyAttempts {

    private HierarchyAttempts() {}

    static Stream<Attempt> of(Root root) {
        String organization = "/organizations/{organization}";
        return Stream.of(
                Attempt.attempt(root, "POST", organization + "/move", "", Map.of("parent", "{elsewhere}")),
                Attempt.attempt(root, "POST", organization + "/restore", "", Map.of()),
                Attempt.attempt(root, "GET", organization + "/ancestors", "", null),
                Attempt.attempt(root, "GET", organization + "/seats", "", null),
                Attempt.attempt(root, "GET", organization + "/usage", "", null),
                Attempt.attempt(root, "GET", organization + "/usage/export", "", null),
                Attempt.attempt(root, "GET", organization + "/usage/activity", "", null),
                Attempt.attempt(root, "GET", organization + "/subtree", "", null),
                Attempt.attempt(root, "GET", organization + "/subtree/members", "", null));
    }

    static Stream<Attempt> ofThePlatform() {
        return Stream.of(
                Attempt.attempt(Root.PLATFORM, "GET", "/settings", "", null),
                Attempt.attempt(Root.PLATFORM, "PATCH", "/settings", "", Map.of("max-depth", 7)),
                Attempt.attempt(Root.PLATFORM, "GET", "/seats", "", null));
    }
}
