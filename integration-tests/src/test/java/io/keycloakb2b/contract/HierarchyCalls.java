package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The place of organizations, their end, seats, usage and settings of the realm. */
final class HierarchyCalls {

    private HierarchyCalls() {}

    static void make(Stage stage) {
        for (Party caller : List.of(stage.platform, stage.above)) {
            var name = caller == stage.platform ? "first" : "second";
            var upper = "/organizations/" + stage.branch(name + "-upper");
            var lower = "/organizations/" + stage.branch(name + "-lower");
            caller.get(lower + "/ancestors");
            caller.post(lower + "/move?dryRun=true", parent(id(upper)));
            caller.post(lower + "/move", parent(id(upper)));
            caller.get(upper + "/subtree");
            caller.get(upper + "/subtree/members");
            caller.get(upper + "/seats");
            caller.get(upper + "/usage?max=1");
            caller.get(upper + "/usage/export");
            caller.get(upper + "/usage/activity?subtree=true");
            caller.isRefused(400, "GET", upper + "/usage/activity?from=never", null);
            caller.delete(lower);
            caller.get(lower);
            caller.post(lower + "/restore", Map.of());
            caller.isRefused(409, "POST", lower + "/restore", Map.of());
            caller.isRefused(400, "POST", upper + "/move", parent(id(lower)));
        }
        stage.platform.post("/organizations/" + stage.branch("freed") + "/move", parent(null));
        stage.platform.get("/settings");
        stage.platform.patch("/settings", Map.of("max-depth", 7, "self-service", true));
        stage.platform.get("/seats?max=2");
    }

    private static Map<String, Object> parent(@Nullable String id) {
        Map<String, Object> body = new HashMap<>();
        body.put("parent", id);
        return body;
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
