package io.keycloakb2b.contract;

import java.util.List;
import java.util.Map;

/** Set-up, and the catalogue of applications and role groups. */
final class CatalogueCalls {

    private CatalogueCalls() {}

    static void make(Stage stage) {
        var platform = stage.platform;
        platform.get("/setup");
        platform.post("/setup", Map.of());
        stage.member("worker").get("/openapi.json");

        var application = "/applications/" + stage.console.id(stage.realm.admin());
        platform.put(application, Map.of("organizations", "allow", "prompt", "before-login"));
        var first = platform.get("/applications?max=1");
        platform.get("/applications?after=" + first.get("next").asText());
        platform.get(application);
        platform.delete(application);

        var groups = "/applications/" + stage.client + "/role-groups";
        var group = groups + "/"
                + platform.post(groups, Map.of("name", "Approvers", "appRoles", List.of("approver")))
                        .get("id")
                        .asText();
        platform.get(groups + "?max=10");
        platform.get(group);
        platform.put(group, Map.of("name", "Approvers", "displayName", "All", "appRoles", List.of("approver")));
        platform.delete(group);
    }
}
