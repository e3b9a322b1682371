package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Attempts at teams. */
final class TeamAttempts {

    private TeamAttempts() {}

    static Stream<Attempt> of(Root root) {
        String teams = "/organizations/{organization}/teams";
        String team = teams + "/{team}";
        String roles = team + "/roles";
        return Stream.of(
                Attempt.attempt(root, "GET", teams, "", null),
                Attempt.attempt(root, "POST", teams, "", Map.of("name", "Intruders")),
                Attempt.attempt(root, "GET", team, "", null),
                Attempt.attempt(root, "PATCH", team, "", Map.of("name", "Taken over")),
                Attempt.attempt(root, "DELETE", team, "", null),
                Attempt.attempt(root, "GET", team + "/members", "", null),
                Attempt.attempt(root, "POST", team + "/members", "", Map.of("userId", "{colleague}")),
                Attempt.attempt(root, "DELETE", team + "/members/{user}", "", null),
                Attempt.attempt(root, "GET", roles, "", null),
                Attempt.attempt(root, "POST", roles, "", Map.of("organizationRole", "auditor")),
                Attempt.attempt(root, "PUT", roles, "", Map.of("roles", List.of())),
                Attempt.attempt(root, "DELETE", roles, "?application=booking&appRole=booking-agent", null));
    }
}
