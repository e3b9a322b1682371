package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is changed is what was read (RFC 9110, section 13.1). */
abstract class ConditionalChanges {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestRealm realm;
    private PlatformAdministrator platform;
    private Api api;
    private String organization;

    @BeforeEach
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        api = platform.api();
        var name = "acme-" + UUID.randomUUID();
        organization = "/organizations/" + platform.createsOrganization(name, name);
    }

    @Test
    void whatTheCallerHasAlreadyIsNotSentAgain() {
        var tag = tag(api.exchange("GET", organization, null));

        for (var condition : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var answer = api.with("If-None-Match", condition).exchange("GET", organization, null);
            assertThat(answer.statusCode()).as(condition).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(tag(answer)).isEqualTo(tag);
        }
        assertThat(api.with("If-None-Match", "\"other\"").get(organization).status())
                .isEqualTo(200);
        api.patch(organization, Map.of("externalId", "4711")).orFail();
        assertThat(api.with("If-None-Match", tag).get(organization).status()).isEqualTo(200);
    }

    @Test
    void whatHasChangedSinceItWasReadIsNotChanged() {
        var member = organization + "/members/" + realm.addsUser("ann@acme.example", "Correct-Horse-7");
        platform.addsMember(organization.substring(15), member.substring(member.lastIndexOf('/') + 1));
        Map<String, Object> edits = Map.of(
                organization,
                Map.of("externalId", "1"),
                organization + "/settings",
                Map.of("mfa", Map.of("value", "optional")),
                member,
                Map.of("type", "guest"));

        edits.forEach((address, body) -> {
            var tag = tag(api.exchange("GET", address, null));
            isRefused(api.with("If-Match", "\"stale\"").exchange("PATCH", address, text(body)));
            isRefused(api.with("If-Match", "W/" + tag).exchange("PATCH", address, text(body)));
            isRefused(api.with("If-Match", "nonsense").exchange("PATCH", address, text(body)));
            assertThat(tag(api.exchange("GET", address, null))).isEqualTo(tag);

            var changed = api.with("If-Match", "\"stale\", " + tag).exchange("PATCH", address, text(body));

            assertThat(changed.statusCode())
                    .as("%s: %s", address, changed.body())
                    .isEqualTo(200);
            assertThat(tag(changed)).isEqualTo(tag(api.exchange("GET", address, null)));
            isRefused(api.with("If-Match", tag).exchange("PATCH", address, text(body)));
        });
        isRefused(api.with("If-Match", "\"stale\"").exchange("DELETE", member, null));
        isRefused(api.with("If-Match", "\"stale\"").exchange("DELETE", organization, null));
        assertThat(api.with("If-Match", "*").delete(member).status()).isEqualTo(204);
    }

    @Test
    void catalogueIsChangedAsItWasRead() {
        try (var booking = TestApplication.register(realm.url(), realm.admin(), "booking", "agent")) {
            var application = "/applications/" + booking.id(realm.admin());
            isRefused(api.with("If-Match", "*").exchange("PUT", application, "{}"));
            platform.marksApplication(booking);
            var group = application + "/role-groups/" + platform.definesRoleGroup(booking, "Agents", "agent");
            Map<String, Object> edits = Map.of(
                    application, Map.of("organizations", "require"),
                    group, Map.of("name", "All agents", "appRoles", List.of("agent")));

            edits.forEach((address, body) -> {
                var tag = tag(api.exchange("GET", address, null));
                var changed = api.with("If-Match", tag).exchange("PUT", address, text(body));
                assertThat(changed.statusCode())
                        .as("%s: %s", address, changed.body())
                        .isEqualTo(200);
                isRefused(api.with("If-Match", tag).exchange("PUT", address, text(body)));
                assertThat(tag(api.exchange("GET", address, null))).isEqualTo(tag(changed));
            });
        }
    }

    /** Each adds to what it has read; none is lost, and none is told so who was not done. */
    @Test
    void ofWritersWhoReadTheSameOneWins() {
        for (int round = 0; round < 5; round++) {
            var tag = tag(api.exchange("GET", organization, null));
            var name = "Round " + round + " of ";
            var answers = IntStream.range(0, 6)
                    .mapToObj(writer -> CompletableFuture.supplyAsync(() -> api.with("If-Match", tag)
                            .exchange("PATCH", organization, text(Map.of("externalId", name + writer)))
                            .statusCode()))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            answers.forEach(answer -> statuses.add(answer.join()));

            assertThat(statuses).isSubsetOf(200, 412, 409);
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
            var winner = statuses.indexOf(200);
            assertThat(api.get(organization).orFail().get("externalId").asText())
                    .isEqualTo(name + winner);
        }
    }

    private static void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"precondition_failed\"");
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("ETag")
                .orElseThrow(() -> new AssertionError("no tag: " + answer.statusCode() + " " + answer.body()));
    }

    private static String text(Object body) {
        return JSON.valueToTree(body).toString();
    }
}
