package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Relations, as the platform, an administrator from above and an application ask about them. */
final class RelationCalls {

    private RelationCalls() {}

    static void make(Stage stage) {
        var branch = stage.branch("harbour");
        var docker = stage.person("docker");
        stage.administrator.grants(branch, stage.booking);
        stage.administrator.addsMember(branch, docker);
        var member = "organizations:" + branch + "#member@" + docker;
        var below = "organizations:" + stage.head + "#child@organizations:" + branch;
        var application = stage.contract.party(
                "/realms/" + stage.realm.name() + "/b2b",
                new Api(URI.create(stage.realm.url() + "/b2b"), () -> "")
                        .with("Authorization", stage.booking.credentials()));
        for (var caller : List.of(stage.platform, stage.above, application)) {
            assertThat(caller.post("/relations/check", Map.of("tuple", member))
                            .get("holds")
                            .asBoolean())
                    .isTrue();
            assertThat(caller.post("/relations/check", Map.of("tuples", List.of(below, member)))
                            .get("results"))
                    .hasSize(2);
            var question = Map.of(
                    "subject",
                    Map.of("type", "user", "id", docker),
                    "action",
                    Map.of("name", "app:booking:booking-agent"),
                    "resource",
                    Map.of("type", "organization", "id", branch));
            assertThat(caller.post("/access/v1/evaluation", question)
                            .get("decision")
                            .asBoolean())
                    .isFalse();
            assertThat(caller.post("/access/v1/evaluations", Map.of("evaluations", List.of(question, Map.of())))
                            .get("evaluations"))
                    .hasSize(2);
        }
        for (var caller : List.of(stage.platform, stage.above)) {
            caller.get("/organizations/" + branch + "/relations/export");
        }
        stage.platform.get("/relations/export");
    }
}
