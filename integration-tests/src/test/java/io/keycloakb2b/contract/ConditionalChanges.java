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
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        var id = organization.substring(15);
        var user = realm.addsUser("ann@acme.example", "Correct-Horse-7");
        var member = organization + "/members/" + user;
        platform.addsMember(id, user);
        var team = organization + "/teams/" + platform.makesTeam(id, "Crew");
        var own = organization + "/roles/" + platform.definesRole(organization, "Clerk", "members:read");
        var ofTheRealm = "/organization-roles/" + platform.definesRole("", "Reader " + id, "members:read");
        var domain = organization + "/domains/" + id + ".example";
        platform.givesDomain(id, id + ".example");
        var key = organization + "/api-keys/"
                + platform.makesApiKey(id, "Robot", "auditor").get("id").asText();
        var auditor = Map.of("roles", List.of(Map.of("organizationRole", "auditor")));

        Stream.of(
                        new Edit("PATCH", organization, Map.of("externalId", "1")),
                        new Edit("PATCH", organization + "/settings", Map.of("mfa", Map.of("value", "optional"))),
                        new Edit("PATCH", member, Map.of("type", "guest")),
                        new Edit("PUT", member + "/roles", auditor),
                        new Edit("PATCH", team, Map.of("description", "On board")),
                        new Edit("PUT", team + "/roles", auditor),
                        new Edit("PATCH", own, Map.of("displayName", "Front desk")),
                        new Edit("PATCH", key, Map.of("name", "Machine")),
                        new Edit("PUT", organization + "/roles/default", auditor),
                        new Edit("PUT", domain, Map.of("policyEnabled", false)),
                        new Edit("PATCH", ofTheRealm, Map.of("displayName", "Reads")),
                        new Edit("PATCH", "/settings", Map.of("deletion-grace-days", 29)))
                .forEach(this::isMadeAsItWasRead);

        var removals = List.of(
                key,
                team + "/roles?organizationRole=auditor",
                team,
                own,
                domain,
                ofTheRealm,
                member + "/roles?organizationRole=auditor",
                member);
        for (var address : removals) {
            isRefused(api.with("If-Match", "\"stale\"").exchange("DELETE", address, null));
        }
        isRefused(api.with("If-Match", "\"stale\"").exchange("DELETE", organization, null));
        for (var address : removals) {
            var tag = tag(api.exchange("GET", address.replaceFirst("\\?.*", ""), null));
            assertThat(api.with("If-Match", tag).delete(address).status())
                    .as(address)
                    .isEqualTo(204);
        }
    }

    @Test
    void whatIsNotThereYetIsNotWhatWasRead() {
        var domain = organization + "/domains/" + organization.substring(15) + ".example";

        isRefused(api.with("If-Match", "*").exchange("PUT", domain, "{}"));
        isRefused(api.with("If-Match", "*").exchange("DELETE", domain, null));
        assertThat(api.get(domain).status()).isEqualTo(404);

        var made = api.exchange("PUT", domain, "{}");
        assertThat(tag(made)).isEqualTo(tag(api.exchange("GET", domain, null)));
    }

    @Test
    void catalogueIsChangedAsItWasRead() {
        try (var booking = TestApplication.register(realm.url(), realm.admin(), "booking", "agent")) {
            var application = "/applications/" + booking.id(realm.admin());
            isRefused(api.with("If-Match", "*").exchange("PUT", application, "{}"));
            platform.marksApplication(booking);
            var group = application + "/role-groups/" + platform.definesRoleGroup(booking, "Agents", "agent");

            isMadeAsItWasRead(new Edit("PUT", application, Map.of("organizations", "require")));
            isMadeAsItWasRead(new Edit("PUT", group, Map.of("name", "All agents", "appRoles", List.of("agent"))));

            isRefused(api.with("If-Match", "\"stale\"").exchange("DELETE", group, null));
            isRefused(api.with("If-Match", "\"stale\"").exchange("DELETE", application, null));
        }
    }

    /** Each adds to what it has read; none is lost, and none is told so who was not done. */
    @Test
    void ofWritersWhoReadTheSameOneWins() {
        for (int round = 1; round <= 5; round++) {
            var ten = round * 10;
            oneWins(organization, writer -> Map.of("externalId", "Writer " + (ten + writer)));
            oneWins("/settings", writer -> Map.of("deletion-grace-days", ten + writer));
        }
    }

    private void oneWins(String address, IntFunction<Object> edit) {
        var tag = tag(api.exchange("GET", address, null));
        var answers = IntStream.range(0, 6)
                .mapToObj(writer -> CompletableFuture.supplyAsync(
                        () -> api.with("If-Match", tag).exchange("PATCH", address, text(edit.apply(writer)))))
                .toList();
        List<HttpResponse<String>> done = new ArrayList<>();
        for (var pending : answers) {
            var answer = pending.join();
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 412, 409);
            if (answer.statusCode() == 200) {
                done.add(answer);
            }
        }

        assertThat(done).hasSize(1);
        assertThat(api.exchange("GET", address, null).body())
                .isEqualTo(done.get(0).body());
    }

    private void isMadeAsItWasRead(Edit edit) {
        var tag = tag(api.exchange("GET", edit.address(), null));
        isRefused(edit.by(api.with("If-Match", "\"stale\"")));
        isRefused(edit.by(api.with("If-Match", "W/" + tag)));
        isRefused(edit.by(api.with("If-Match", "nonsense")));
        assertThat(tag(api.exchange("GET", edit.address(), null))).isEqualTo(tag);

        var changed = edit.by(api.with("If-Match", "\"stale\", " + tag));

        assertThat(changed.statusCode()).as("%s: %s", edit, changed.body()).isEqualTo(200);
        assertThat(tag(changed)).as("%s", edit).isEqualTo(tag(api.exchange("GET", edit.address(), null)));
        isRefused(edit.by(api.with("If-Match", tag)));
    }

    /** A change that shows in what is read at the same address. */
    private record Edit(String verb, String address, Object body) {

        HttpResponse<String> by(Api api) {
            return api.exchange(verb, address, text(body));
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
