package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import java.util.List;
import java.util.Map;

/** Applications and role groups of an organization. */
final class GrantCalls {

    private GrantCalls() {}

    static void make(Stage stage) {
        for (Party caller : List.of(stage.platform, stage.above)) {
            var organization = "/organizations/" + stage.branch;
            var application = organization + "/applications/" + stage.client;
            var group = organization + "/role-groups/" + stage.agents;
            caller.put(application, Map.of("status", "active"));
            caller.put(group, Map.of("exposedToChildren", true));
            caller.get(organization + "/applications?max=10");
            caller.get(organization + "/role-groups?max=10");
            caller.delete(group);
            caller.delete(application);
        }
    }
}
