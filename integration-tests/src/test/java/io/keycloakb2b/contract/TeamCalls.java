package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import java.util.List;
import java.util.Map;

/** Teams, their members and their roles. */
final class TeamCalls {

    private TeamCalls() {}

    static void make(Stage stage) {
        for (Party caller : List.of(stage.platform, stage.above)) {
            var organization = stage.branch("teams-" + (caller == stage.platform ? "a" : "b"));
            stage.administrator.grants(organization, stage.booking);
            stage.administrator.grantsRoleGroup(organization, stage.agents, false);
            stage.administrator.addsMember(organization, stage.worker);
            var teams = "/organizations/" + organization + "/teams";
            var team = teams + "/"
                    + caller.post(teams, Map.of("name", "Crew", "description", "On board", "application", "booking"))
                            .get("id")
                            .asText();
            caller.get(teams + "?max=1");
            caller.get(team);
            caller.patch(team, Map.of("name", "Ground crew"));
            membersOf(team + "/members", caller, stage.worker);
            rolesOf(team + "/roles", caller);
            caller.delete(team);
        }
    }

    private static void membersOf(String members, Party caller, String worker) {
        caller.post(members, Map.of("userId", worker));
        caller.get(members);
        caller.delete(members + "/" + worker);
    }

    private static void rolesOf(String roles, Party caller) {
        var agent = Map.of("application", "booking", "appRole", "booking-agent");
        caller.post(roles, agent);
        caller.get(roles);
        caller.put(roles, Map.of("roles", List.of(agent)));
        caller.delete(roles + "?application=booking&appRole=booking-agent");
    }
}
