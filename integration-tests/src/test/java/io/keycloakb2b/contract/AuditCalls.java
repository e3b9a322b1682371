package io.keycloakb2b.contract;

import java.util.List;

/** The audit log. */
final class AuditCalls {

    private AuditCalls() {}

    static void make(Stage stage) {
        for (var caller : List.of(stage.platform, stage.above)) {
            var log = "/organizations/" + stage.head + "/audit-events";
            caller.get(log + "?max=200");
            caller.get(log + "/export?format=csv");
        }
        stage.platform.get("/audit-events?outcome=done&max=200");
        stage.platform.get("/audit-events/export?format=jsonl");
    }
}
