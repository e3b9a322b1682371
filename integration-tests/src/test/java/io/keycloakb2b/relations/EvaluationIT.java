package io.keycloakb2b.relations;

import static io.keycloakb2b.relations.Agency.holds;
import static io.keycloakb2b.relations.Agency.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The same answers in the words of AuthZEN, to a client that knows nothing else. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class EvaluationIT {

    private static final String ONE = "/access/v1/evaluation";
    private static final String MANY = "/access/v1/evaluations";

    private Agency town;
    private RunningKeycloak server;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        town = new Agency(server, realm);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void decisionIsWhatTheTupleSays_whoeverAsks() {
        for (var asking : List.of(town.platform.api(), town.member("owner"), town.by(town.booking))) {
            for (var name : List.of("agent", "pilot", "trainee", "foe")) {
                for (var relation : List.of("member", "owner", "app:booking:viewer", "team:" + town.crew)) {
                    assertThat(decision(asking, question(user(name), relation, organization(town.agency))))
                            .as("%s %s", name, relation)
                            .isEqualTo(holds(asking, town.is(name, relation)));
                }
            }
            var child = Map.of("type", "organization", "id", town.agency);
            assertThat(decision(asking, question(child, "child", organization(town.holding))))
                    .isEqualTo(holds(asking, tuple(town.holding, "child", "organizations:" + town.agency)));
        }
    }

    @Test
    void resourceMayBeAnApplication_andTheActionItsRole() {
        for (var asking : List.of(town.platform.api(), town.by(town.booking))) {
            assertThat(decision(asking, question(user("agent"), "booking-agent", application("booking"))))
                    .isTrue();
            assertThat(decision(asking, question(user("agent"), "viewer", application("booking"))))
                    .isFalse();
        }
        assertThat(decision(town.by(town.booking), question(user("agent"), "clerk", application("billing"))))
                .isFalse();
        assertThat(decision(town.by(town.billing), question(user("agent"), "clerk", application("billing"))))
                .isTrue();
    }

    @Test
    void applicationDecidesNothingBeyondWhatItWasGranted() {
        var foe = question(user("foe"), "owner", organization(town.rival));

        assertThat(decision(town.by(town.billing), foe)).isTrue();
        assertThat(decision(town.by(town.booking), foe)).isFalse();
        assertThat(decision(town.member("owner"), foe)).isFalse();
        assertThat(town.atOrganizationRoot("").post(ONE, foe).status()).isEqualTo(401);
        assertThat(town.atOrganizationRoot("").post(MANY, foe).status()).isEqualTo(401);
        assertThat(town.member("trainee")
                        .post(ONE, question(user("agent"), "owner", organization(town.agency)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsMalformedIsNamed() {
        refuses(Map.of(), "missing_value", "subject");
        refuses(question(Map.of("type", "user"), "member", organization(town.agency)), "missing_value", "subject.id");
        refuses(
                question(Map.of("type", "group", "id", "x"), "member", organization(town.agency)),
                "invalid_value",
                "subject.type");
        refuses(question(user("agent"), "team", Map.of("type", "file", "id", "x")), "invalid_value", "resource.type");
        refuses(question(user("agent"), "a:b", organization(town.agency)), "invalid_value", "action.name");
        refuses(
                question(user("agent"), "viewer", Map.of("type", "application", "id", "booking")),
                "missing_value",
                "resource.properties.organization");
        refuses(
                question(Map.of("type", "organization", "id", "x"), "viewer", application("booking")),
                "invalid_value",
                "subject.type");
        refuses(Map.of("surplus", 1), "unknown_field", "surplus");
    }

    @Test
    void batchTakesWhatItsItemsLeaveOutFromAbove_andAnswersInOrder() {
        var answer = town.by(town.booking)
                .post(
                        MANY,
                        Map.of(
                                "subject", user("agent"),
                                "action", Map.of("name", "member"),
                                "resource", organization(town.agency),
                                "context", Map.of("time", "2030-01-31T12:00:00Z"),
                                "evaluations",
                                        List.of(
                                                Map.of(),
                                                Map.of("action", Map.of("name", "owner")),
                                                Map.of("subject", user("foe")),
                                                Map.of("resource", Map.of("type", "file", "id", "x")),
                                                Map.of(
                                                        "resource",
                                                        application("booking"),
                                                        "action",
                                                        Map.of("name", "booking-agent")))))
                .orFail();

        assertThat(decisions(answer)).containsExactly(true, false, false, false, true);
        assertThat(answer.at("/evaluations/3/context/error/status").asInt()).isEqualTo(400);
        assertThat(answer.at("/evaluations/3/context/error/message").asText()).contains("resource.type");
        assertThat(answer.at("/evaluations/1").has("context")).isFalse();
    }

    @Test
    void batchEndsWhereItsSemanticSaysSo() {
        var asking = town.by(town.booking);

        assertThat(decisions(batch(asking, "execute_all"))).containsExactly(true, false, true);
        assertThat(decisions(batch(asking, "deny_on_first_deny"))).containsExactly(true, false);
        assertThat(decisions(batch(asking, "permit_on_first_permit"))).containsExactly(true);
        assertThat(asking.post(MANY, batch("whatever")).field()).isEqualTo("options.evaluations_semantic");
    }

    @Test
    void batchOfNoneIsTheOneAbove_andOneOfTooManyIsRefused() {
        var asking = town.by(town.booking);
        var one = question(user("agent"), "member", organization(town.agency));

        assertThat(asking.post(MANY, one).orFail().get("decision").asBoolean()).isTrue();
        var more = Map.of("evaluations", Collections.nCopies(101, one));
        assertThat(asking.post(MANY, more).field()).isEqualTo("evaluations");
    }

    @Test
    void requestIsAnsweredWithItsId() {
        var asking = town.by(town.booking).with("X-Request-ID", "bfe9eb29-ab87");
        for (var body : List.of("{}", "{\"subject\":{\"type\":\"user\",\"id\":\"x\"}}")) {
            assertThat(asking.exchange("POST", ONE, body).headers().firstValue("X-Request-ID"))
                    .contains("bfe9eb29-ab87");
        }
    }

    @Test
    void metadataSaysWhereToAsk_whereTheRealmIsSetUp() throws IOException, InterruptedException {
        var document = metadata(town.realm);
        assertThat(document.statusCode()).isEqualTo(200);
        var json = new ObjectMapper().readTree(document.body());
        assertThat(json.get("policy_decision_point").asText())
                .isEqualTo(town.realm.url().toString());
        var endpoint = json.get("access_evaluation_endpoint").asText();
        var found = new Api(URI.create(endpoint.substring(0, endpoint.length() - ONE.length())), () -> "")
                .with("Authorization", town.booking.credentials());
        assertThat(decision(found, question(user("agent"), "member", organization(town.agency))))
                .isTrue();
        assertThat(json.get("access_evaluations_endpoint").asText()).endsWith("/b2b" + MANY);

        try (var fresh = town.realm.another()) {
            assertThat(metadata(fresh).statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> metadata(TestRealm realm) throws IOException, InterruptedException {
        var url = URI.create(server.baseUrl() + "/.well-known/authzen-configuration/realms/" + realm.name());
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, Object> batch(String semantic) {
        return Map.of(
                "subject", user("agent"),
                "resource", organization(town.agency),
                "options", Map.of("evaluations_semantic", semantic),
                "evaluations",
                        List.of(
                                Map.of("action", Map.of("name", "member")),
                                Map.of("action", Map.of("name", "owner")),
                                Map.of("action", Map.of("name", "app:booking:booking-agent"))));
    }

    private JsonNode batch(Api asking, String semantic) {
        return asking.post(MANY, batch(semantic)).orFail();
    }

    private void refuses(Map<String, Object> question, String code, String field) {
        var answer = town.by(town.booking).post(ONE, question);
        assertThat(answer.status() + " " + answer.code() + " " + answer.field()).isEqualTo("400 " + code + " " + field);
    }

    private Map<String, Object> user(String name) {
        return Map.of("type", "user", "id", town.user(name));
    }

    private static Map<String, Object> organization(String id) {
        return Map.of("type", "organization", "id", id);
    }

    private Map<String, Object> application(String clientId) {
        return Map.of("type", "application", "id", clientId, "properties", Map.of("organization", town.agency));
    }

    private static Map<String, Object> question(Map<String, ?> subject, String action, Map<String, ?> resource) {
        return Map.of("subject", subject, "action", Map.of("name", action), "resource", resource);
    }

    private static boolean decision(Api asking, Map<String, Object> question) {
        return asking.post(ONE, question).orFail().get("decision").asBoolean();
    }

    private static List<Boolean> decisions(JsonNode answer) {
        List<Boolean> decisions = new ArrayList<>();
        answer.get("evaluations")
                .forEach(each -> decisions.add(each.get("decision").asBoolean()));
        return decisions;
    }
}
