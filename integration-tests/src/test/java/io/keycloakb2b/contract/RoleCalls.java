package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import java.util.List;
import java.util.Map;

/** Organization roles. */
final class RoleCalls {

    private static final Map<String, String> AGENT = Map.of("application", "booking", "appRole", "booking-agent");

    private RoleCalls() {}

    static void make(Stage stage) {
        for (Party caller : List.of(stage.platform, stage.above)) {
            var roles = "/organizations/" + stage.head + "/roles";
            caller.get(roles);
            caller.get(roles + "/assignable");
            lifeOf(roles, caller);
            caller.put(roles + "/default", Map.of("roles", List.of(AGENT, Map.of("organizationRole", "auditor"))));
            caller.get(roles + "/default");
            caller.put(roles + "/default", Map.of("roles", List.of()));
        }
        lifeOf("/organization-roles", stage.platform);
        stage.platform.get("/organization-roles");
    }

    private static void lifeOf(String roles, Party caller) {
        var role = roles + "/"
                + caller.post(
                                roles,
                                Map.of(
                                        "name",
                                        "Desk",
                                        "permissions",
                                        List.of("members:read"),
                                        "appRoles",
                                        List.of(AGENT)))
                        .get("id")
                        .asText();
        caller.get(role);
        caller.patch(role, Map.of("displayName", "Front desk", "description", "Looks after guests"));
        caller.delete(role + "?drop=true");
    }
}
