package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody might try with invitations. */
final class InvitationAttempts {

    private InvitationAttempts() {}

    static Stream<Attempt> of(Root root) {
        String invitations = "/organizations/{organization}/invitations";
        String invitation = invitations + "/{invitation}";
        String requests = "/organizations/{organization}/join-requests";
        String request = requests + "/{joinRequest}";
        Stream<Attempt> atOrganizations = Stream.of(
                attempt(root, "GET", invitations, null),
                attempt(root, "POST", invitations, Map.of("email", "intruder@people.example")),
                attempt(
                        root,
                        "POST",
                        invitations + "/bulk",
                        Map.of("invitations", List.of(Map.of("email", "intruder@people.example")))),
                attempt(root, "GET", invitation, null),
                attempt(root, "DELETE", invitation, null),
                attempt(root, "POST", invitation + "/resend", Map.of()),
                attempt(root, "GET", requests, null),
                attempt(root, "GET", request, null),
                attempt(root, "POST", request + "/approve", Map.of()),
                attempt(root, "POST", request + "/reject", Map.of()));
        return root == Root.ORGANIZATION ? Stream.concat(atOrganizations, mine()) : atOrganizations;
    }

    private static Stream<Attempt> mine() {
        String mine = "/me/invitations";
        return Stream.of(
                attempt(Root.ORGANIZATION, "GET", mine, null),
                attempt(Root.ORGANIZATION, "POST", mine + "/{invitation}/accept", Map.of()),
                attempt(Root.ORGANIZATION, "POST", mine + "/{invitation}/decline", Map.of()),
                attempt(Root.ORGANIZATION, "GET", "/me/join-requests", null),
                attempt(Root.ORGANIZATION, "POST", "/me/join-requests", Map.of("organization", "target")),
                attempt(Root.ORGANIZATION, "DELETE", "/me/join-requests/{joinRequest}", null));
    }

    private static Attempt attempt(Root root, String verb, String path, @Nullable Map<String, Object> body) {
        return new Attempt(new Endpoint(root, verb, path), "", body);
    }
}
