package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Attempts at organization roles. */
final class RoleAttempts {

    private RoleAttempts() {}

    static Stream<Attempt> of(Root root) {
        String roles = "/organizations/{organization}/roles";
        String role = roles + "/{role}";
        return Stream.of(
                Attempt.attempt(root, "GET", roles, "", null),
                Attempt.attempt(
                        root, "POST", roles, "", Map.of("name", "Intruder", "permissions", List.of("members:manage"))),
                Attempt.attempt(root, "GET", roles + "/assignable", "", null),
                Attempt.attempt(root, "GET", role, "", null),
                Attempt.attempt(root, "PATCH", role, "", Map.of("permissions", List.of("members:manage"))),
                Attempt.attempt(root, "DELETE", role, "?drop=true", null),
                Attempt.attempt(root, "GET", roles + "/default", "", null),
                Attempt.attempt(
                        root,
                        "PUT",
                        roles + "/default",
                        "",
                        Map.of("roles", List.of(Map.of("organizationRole", "auditor")))));
    }

    static Stream<Attempt> ofThePlatform() {
        String roles = "/organization-roles";
        return Stream.of(
                Attempt.attempt(Root.PLATFORM, "GET", roles, "", null),
                Attempt.attempt(Root.PLATFORM, "POST", roles, "", Map.of("name", "Everywhere")),
                Attempt.attempt(Root.PLATFORM, "GET", roles + "/{template}", "", null),
                Attempt.attempt(
                        Root.PLATFORM,
                        "PATCH",
                        roles + "/{template}",
                        "",
                        Map.of("permissions", List.of("members:manage"))),
                Attempt.attempt(Root.PLATFORM, "DELETE", roles + "/{template}", "?drop=true", null));
    }
}
