package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.Map;
import java.util.stream.Stream;

/** People: the directory, sessions, leaving and handing over, tables; and the applications that are open. */
final class PeopleAttempts {

    private PeopleAttempts() {}

    static Stream<Attempt> of(Root root) {
        String organization = "/organizations/{organization}";
        String members = organization + "/members";
        return Stream.of(
                Attempt.attempt(root, "GET", organization + "/directory", "", null),
                Attempt.attempt(root, "GET", members + "/export", "", null),
                Attempt.attempt(
                        root, "POST", members + "/import", "", Map.of("csv", "email\nintruder@target.example\n")),
                Attempt.attempt(root, "GET", organization + "/applications/available", "", null),
                Attempt.attempt(root, "GET", organization + "/sessions", "", null),
                Attempt.attempt(root, "GET", members + "/{user}/sessions", "", null),
                Attempt.attempt(root, "DELETE", members + "/{user}/sessions", "", null),
                Attempt.attempt(root, "DELETE", members + "/me", "", null),
                Attempt.attempt(root, "POST", organization + "/ownership", "", Map.of("userId", "{caller}")));
    }
}
