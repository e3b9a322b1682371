package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.stream.Stream;

/** Attempts at the audit log. */
final class AuditAttempts {

    private AuditAttempts() {}

    static Stream<Attempt> of(Root root) {
        String log = "/organizations/{organization}/audit-events";
        return Stream.of(
                Attempt.attempt(root, "GET", log, "", null), Attempt.attempt(root, "GET", log + "/export", "", null));
    }

    static Stream<Attempt> ofThePlatform() {
        return Stream.of(
                Attempt.attempt(Root.PLATFORM, "GET", "/audit-events", "", null),
                Attempt.attempt(Root.PLATFORM, "GET", "/audit-events/export", "?format=jsonl", null));
    }
}
