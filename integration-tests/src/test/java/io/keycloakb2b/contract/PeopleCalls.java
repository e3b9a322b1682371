package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import java.util.List;
import java.util.Map;

/** The directory, sessions, leaving and handing over. */
final class PeopleCalls {

    private PeopleCalls() {}

    static void make(Stage stage) {
        var organization = "/organizations/" + stage.branch;
        for (Party caller : List.of(stage.platform, stage.above)) {
            caller.get(organization + "/directory?search=worker");
            caller.get(organization + "/sessions");
            caller.get(organization + "/members/" + stage.worker + "/sessions");
            caller.delete(organization + "/members/" + stage.worker + "/sessions");
            caller.get(organization + "/applications/available");
            caller.get(organization + "/members/export?status=active");
            caller.post(
                    organization + "/members/import?dryRun=true",
                    Map.of("csv", "email,type\nnew@stage.example,guest\nnobody,guest\n"));
        }
        handsOver(stage);
    }

    private static void handsOver(Stage stage) {
        var heir = stage.person("heir");
        stage.administrator.addsMember(stage.head, heir);
        var ownership = "/organizations/" + stage.head + "/ownership";
        stage.platform.isRefused(403, "POST", ownership, Map.of("userId", heir));
        stage.above.post(ownership, Map.of("userId", heir, "remainingRole", "admin"));
        stage.member("heir").post(ownership, Map.of("userId", stage.boss, "remainingRole", "member"));
        var me = "/organizations/" + stage.head + "/members/me";
        stage.platform.isRefused(403, "DELETE", me, null);
        stage.member("heir").delete(me);
    }
}
