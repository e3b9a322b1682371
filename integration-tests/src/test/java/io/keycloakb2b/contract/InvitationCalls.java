package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import java.util.List;
import java.util.Map;

/** Invitations, as those see them who invite and those who are invited. */
final class InvitationCalls {

    private InvitationCalls() {}

    static void make(Stage stage) {
        for (Party caller : List.of(stage.platform, stage.above)) {
            var invitations = "/organizations/" + stage.head + "/invitations";
            var invited = caller.post(
                    invitations,
                    Map.of(
                            "email",
                            "guest@invited.example",
                            "type",
                            "guest",
                            "roles",
                            List.of(Map.of("organizationRole", "auditor")),
                            "lifetime",
                            3600));
            caller.post(
                    invitations + "/bulk",
                    Map.of(
                            "invitations",
                            List.of(Map.of("email", "one@invited.example"), Map.of("email", "nonsense"))));
            caller.get(invitations + "?status=pending&email=guest@invited.example&max=10");
            var invitation = invitations + "/" + invited.get("id").asText();
            caller.get(invitation);
            caller.post(invitation + "/resend", Map.of());
            caller.delete(invitation);
        }
        mine(stage);
        joinRequests(stage);
    }

    private static void joinRequests(Stage stage) {
        stage.administrator.sets(stage.head, "registration-mode", "request");
        var requests = "/organizations/" + stage.head + "/join-requests";
        int asked = 0;
        for (Party caller : List.of(stage.platform, stage.above)) {
            for (var answer : List.of("approve", "reject")) {
                var name = "asker" + asked++;
                stage.person(name);
                stage.member(name).post("/me/join-requests", Map.of("organization", "head"));
                var request = requests + "/"
                        + caller.get(requests + "?status=pending&max=10")
                                .at("/items/0/id")
                                .asText();
                caller.get(request);
                caller.post(request + "/" + answer, Map.of());
            }
        }
        stage.person("waverer");
        var waverer = stage.member("waverer");
        waverer.post("/me/join-requests", Map.of("organization", "head"));
        var mine = waverer.get("/me/join-requests").at("/items/0/id").asText();
        waverer.delete("/me/join-requests/" + mine);
    }

    private static void mine(Stage stage) {
        stage.person("joiner");
        var joiner = stage.member("joiner");
        for (var answer : List.of("decline", "accept")) {
            var invited = stage.platform.post(
                    "/organizations/" + stage.head + "/invitations", Map.of("email", "joiner@stage.example"));
            joiner.get("/me/invitations");
            joiner.post("/me/invitations/" + invited.get("id").asText() + "/" + answer, Map.of());
        }
    }
}
