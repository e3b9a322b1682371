package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

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
        goesOnElsewhere(stage);
    }

    private static void goesOnElsewhere(Stage stage) {
        var elsewhere = stage.branch("elsewhere");
        stage.administrator.addsMember(elsewhere, stage.worker);
        var request =
                Map.of("application", "booking", "redirectUri", stage.booking.callbackUrl(), "scope", "openid profile");
        var path = "/me/organizations/" + elsewhere + "/switch";
        var worker = stage.member("worker");
        assertThat(worker.post(path, request).get("reason").asText()).isEqualTo("app_not_available");
        stage.administrator.grants(elsewhere, stage.booking);
        assertThat(worker.post(path, request).get("outcome").asText()).isEqualTo("enter");
        stage.administrator.sets(elsewhere, "mfa", "required");
        assertThat(worker.post(path, request).get("needs").asText()).isEqualTo("second-factor");
        stage.above.isRefused(404, "POST", path, request);
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
