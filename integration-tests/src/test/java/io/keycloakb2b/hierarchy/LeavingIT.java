package io.keycloakb2b.hierarchy;

import static io.keycloakb2b.hierarchy.Town.at;
import static io.keycloakb2b.hierarchy.Town.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Organizations that people found and that come to an end. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class LeavingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Town town;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        town = new Town(server, realm);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void deletedOrganizationClosesAtOnce_andComesBackAsItWas() {
        var going = town.platform.createsOrganization("Going", "going");
        town.joins("goer", going, "owner", "self");
        town.joins("goer-clerk", going, "admin", "self");
        town.administrates().patch(at(going), Map.of("status", "suspended")).orFail();

        var answer = town.administrates().delete(at(going)).orFail();
        assertThat(answer.get("status").asText()).isEqualTo("deleting");
        assertThat(Duration.between(
                        Instant.parse(answer.at("/deletion/requestedAt").asText()),
                        Instant.parse(answer.at("/deletion/purgeAt").asText())))
                .isEqualTo(Duration.ofDays(30));
        var owner = town.signsIn("goer");
        assertThat(owner.get(at(going)).orFail().at("/deletion/purgeAt").asText())
                .isEqualTo(answer.at("/deletion/purgeAt").asText());
        isRefused(owner.get(at(going) + "/members"), 403, "organization_unavailable");
        isRefused(owner.post(at(going) + "/restore", Map.of()), 403, "forbidden");
        var clerk = town.signsIn("goer-clerk");
        isRefused(clerk.get(at(going)), 403, "organization_unavailable");
        assertThat(clerk.get("/organizations").orFail().at("/items/0/status").asText())
                .isEqualTo("deleting");
        assertThat(clerk.get("/organizations").orFail().at("/items/0").has("deletion"))
                .isFalse();
        assertThat(owner.get("/organizations").orFail().at("/items/0").has("deletion"))
                .isTrue();
        isRefused(
                town.administrates().post("/organizations", Map.of("name", "Gone", "alias", "going")),
                409,
                "already_exists");
        isRefused(
                town.administrates().post("/organizations", Map.of("name", "Going", "alias", "gone")),
                409,
                "already_exists");
        isRefused(
                town.administrates().post(at(going) + "/children", Map.of("name", "Late", "alias", "late")),
                403,
                "organization_unavailable");
        isRefused(town.administrates().patch(at(going), Map.of("status", "active")), 400, "invalid_value");

        assertThat(town.administrates()
                        .post(at(going) + "/restore", Map.of())
                        .orFail()
                        .get("status")
                        .asText())
                .isEqualTo("suspended");
        isRefused(town.administrates().post(at(going) + "/restore", Map.of()), 409, "not_deleting");
        town.administrates().patch(at(going), Map.of("status", "active")).orFail();
        assertThat(owner.get(at(going) + "/members").status()).isEqualTo(200);
    }

    @Test
    void memberOfADeletedOrganizationGetsNoTokenForIt() {
        var shut = town.platform.createsOrganization("Shut", "shut");
        town.platform.addsMember(shut, town.person("late"));
        assertThat(tokenStatus("late", "openid organization:shut")).isEqualTo(200);

        town.administrates().delete(at(shut)).orFail();

        assertThat(tokenStatus("late", "openid organization:shut")).isEqualTo(400);
    }

    @Test
    void onlyThePlatformEndsTheGracePeriod_andNothingRemains() {
        var head = town.platform.createsOrganization("Trunk", "trunk");
        var twig = town.platform.createsBranch(head, "Twig", "twig");
        town.joins("gardener", head, "owner", "subtree");
        town.joins("bird", twig, "owner", "self");
        town.platform.givesDomain(twig, "twig.example");
        town.platform.sets(twig, "mfa", "required");
        var gardener = town.signsIn("gardener");

        isRefused(gardener.delete(at(twig) + "?purge=true"), 403, "forbidden");
        gardener.delete(at(twig)).orFail();
        isRefused(town.administrates().delete(at(head)), 409, "has_children");
        assertThat(town.administrates().delete(at(twig) + "?purge=true").status())
                .isEqualTo(204);

        assertThat(town.administrates().get(at(twig)).status()).isEqualTo(404);
        var again = town.platform.createsBranch(head, "Twig", "twig");
        assertThat(town.administrates().get(at(again) + "/members").orFail().get("items"))
                .isEmpty();
        assertThat(town.administrates().get(at(again) + "/domains").orFail().get("items"))
                .isEmpty();
        assertThat(town.administrates()
                        .get(at(again) + "/settings")
                        .orFail()
                        .at("/mfa/value")
                        .asText())
                .isEqualTo("off");
        assertThat(town.realm
                        .admin()
                        .users()
                        .get(town.person("bird"))
                        .toRepresentation()
                        .isEnabled())
                .isTrue();
    }

    @Heavy
    @Test
    void bigOrganizationGoesInStepsOfTheTask_andItsPeopleStay() {
        var big = town.platform.createsOrganization("Big", "big");
        var people = imported(101);
        people.forEach(person -> town.platform.addsMember(big, person));

        assertThat(town.administrates().delete(at(big) + "?purge=true").status())
                .isEqualTo(200);

        var end = Instant.now().plus(PATIENCE);
        while (town.administrates().get(at(big)).status() != 404
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(town.administrates().get(at(big)).status()).isEqualTo(404);
        assertThat(town.realm
                        .admin()
                        .users()
                        .get(people.get(100))
                        .toRepresentation()
                        .isEnabled())
                .isTrue();
        var event = town.administrates()
                .get("/audit-events?action=organization.purge&organization=" + big)
                .orFail()
                .at("/items/0");
        assertThat(event.toString()).contains("organization.purge").contains("server");
    }

    @Test
    void graceOfNoDaysIsNone() {
        var brief = town.platform.createsOrganization("Brief", "brief");
        town.sets("deletion-grace-days", 0);
        try {
            assertThat(town.administrates().delete(at(brief)).status()).isEqualTo(204);
        } finally {
            town.sets("deletion-grace-days", 30);
        }
        assertThat(town.administrates().get(at(brief)).status()).isEqualTo(404);
    }

    @Test
    void peopleFoundOrganizations_whereTheRealmAllowsIt_andOnlySoMany() {
        var founder = town.signsIn("founder");
        var body = Map.of("name", "Founded", "alias", "founded");
        isRefused(founder.post("/organizations", body), 403, "forbidden");
        town.administrates()
                .patch("/settings", Map.of("self-service", true, "self-service-limit", 3))
                .orFail();
        try {
            var founded = founder.post("/organizations", body).orFail();
            var id = founded.get("id").asText();
            assertThat(founded.get("kind").asText()).isEqualTo("customer");
            assertThat(texts(founder.get("/me").orFail().at("/organizations/0/roles"), ""))
                    .containsExactly("owner");
            isRefused(
                    founder.post("/organizations", Map.of("name", "Free", "alias", "free", "seatLimit", 1000)),
                    403,
                    "forbidden");
            var answers = IntStream.range(0, 6)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> founder.post("/organizations", Map.of("name", "More " + i, "alias", "more-" + i))
                                    .status()))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).filteredOn(status -> status == 201).hasSize(2);
            assertThat(answers).filteredOn(status -> status == 409).hasSize(4);
            ownersEndWhatTheyFounded(founder, id);
        } finally {
            town.sets("self-service", false);
        }
    }

    private void ownersEndWhatTheyFounded(Api founder, String id) {
        founder.delete(at(id)).orFail();
        isRefused(founder.post("/organizations", Map.of("name", "Next", "alias", "next")), 409, "founding_limit");
        founder.post(at(id) + "/restore", Map.of()).orFail();
        assertThat(founder.get(at(id)).orFail().get("status").asText()).isEqualTo("active");
        isRefused(founder.delete(at(id) + "?purge=true"), 403, "forbidden");
        town.administrates().delete(at(id)).orFail();
        isRefused(founder.post(at(id) + "/restore", Map.of()), 403, "forbidden");
        town.administrates().delete(at(id) + "?purge=true").orFail();
        founder.post("/organizations", Map.of("name", "Next", "alias", "next")).orFail();
    }

    @Test
    void settingsOfTheRealmHaveRanges() {
        var settings = town.administrates().get("/settings").orFail();
        assertThat(settings.at("/deletion-grace-days").toString())
                .isEqualTo("{\"value\":30,\"defaultValue\":30,\"least\":0,\"greatest\":365}");
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("max-depth", 0),
                Map.of("max-depth", 33),
                Map.of("max-depth", "3"),
                Map.of("self-service", 1),
                Map.of("deletion-grace-days", 1.5))) {
            isRefused(town.administrates().patch("/settings", wrong), 400, "invalid_value");
        }
        isRefused(town.administrates().patch("/settings", Map.of("nonsense", 1)), 400, "unknown_field");
        assertThat(town.administrates().get("/settings").orFail()).isEqualTo(settings);
    }

    private int tokenStatus(String name, String scope) {
        return town.console
                .passwordGrant(name + "@town.example", "Correct-Horse-7", scope)
                .status();
    }

    private List<String> imported(int count) {
        var users = IntStream.range(0, count)
                .mapToObj(i -> {
                    var user = new UserRepresentation();
                    user.setUsername("crowd-" + i);
                    user.setEnabled(true);
                    return user;
                })
                .toList();
        var batch = new PartialImportRepresentation();
        batch.setUsers(users);
        try (var answer = town.realm.admin().partialImport(batch)) {
            assertThat(answer.getStatus()).isEqualTo(200);
        }
        return town.realm.admin().users().search("crowd-", 0, count).stream()
                .map(UserRepresentation::getId)
                .toList();
    }

    private static void isRefused(ApiAnswer answer, int status, String code) {
        assertThat(answer.status() + " " + answer.code())
                .as("%s", answer.body())
                .isEqualTo(status + " " + code);
    }
}
