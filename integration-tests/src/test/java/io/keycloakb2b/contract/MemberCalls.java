package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import java.util.List;
import java.util.Map;

/** Members and their roles. */
final class MemberCalls {

    private MemberCalls() {}

    static void make(Stage stage) {
        for (Party caller : List.of(stage.platform, stage.above)) {
            var organization = "/organizations/" + stage.branch;
            var members = organization + "/members";
            caller.get(members + "?max=1");
            caller.get(members + "/count");
            var member = members + "/" + stage.worker;
            caller.get(member);
            caller.patch(member, Map.of("type", "guest"));
            rolesOf(member + "/roles", caller);
            stage.administrator.addsMember(stage.head, stage.worker);
            caller.delete(member);
            caller.post(members, Map.of("userId", stage.worker, "type", "employee"));
            stage.administrator.api().delete("/organizations/" + stage.head + "/members/" + stage.worker);
        }
    }

    private static void rolesOf(String roles, Party caller) {
        caller.get(roles);
        caller.post(roles, Map.of("organizationRole", "auditor", "expiresAt", "2099-01-01T00:00:00Z"));
        caller.put(roles, Map.of("roles", List.of(Map.of("application", "booking", "appRole", "booking-agent"))));
        caller.delete(roles + "?application=booking&appRole=booking-agent");
    }
}
