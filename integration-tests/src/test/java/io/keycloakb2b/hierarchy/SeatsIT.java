package io.keycloakb2b.hierarchy;

import static io.keycloakb2b.hierarchy.Town.at;
import static io.keycloakb2b.hierarchy.Town.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Seats and owners, when many want the same at once. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class SeatsIT {

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
    void seatsAreNeverTakenBeyondTheLimit_alsoNotThroughTheAdminConsole() {
        var crowded = limited("Crowded", "crowded", 5);
        var people =
                IntStream.range(0, 16).mapToObj(i -> town.person("crowd-" + i)).toList();

        var answers =
                atOnce(16, i -> i % 2 == 0 ? joins(crowded, people.get(i)) : joinsNatively(crowded, people.get(i)));

        assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
        assertThat(answers).filteredOn(status -> status == 409 || status == 400).hasSize(11);
        var seats = town.administrates().get(at(crowded) + "/seats").orFail();
        assertThat(seats.get("seatsTaken").asInt()).isEqualTo(5);
        assertThat(town.administrates()
                        .get(at(crowded) + "/members/count")
                        .orFail()
                        .get("count")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void invitationOfTheAdminConsoleIsRefusedReadably_whenNoSeatIsLeft(TestBrowser browser, MailServer mail) {
        var full = limited("Full", "full", 1);
        town.platform.addsMember(full, town.person("seated"));
        try (var sent =
                town.realm.admin().organizations().get(full).members().inviteExistingUser(town.person("guest"))) {
            assertThat(sent.getStatus()).isEqualTo(204);
        }

        var page = browser.newPage();
        page.navigate(mail.mailbox("guest@town.example").newest().link().toString());
        page.locator("#kc-info-message a").first().click();

        var refusal = LoginPage.in(page);
        refusal.refuses();
        assertThat(refusal.text()).contains("no free seats");
        assertThat(town.realm.admin().organizations().get(full).members().list(0, 10))
                .hasSize(1);
    }

    @Test
    void suspendedMembersGiveTheirSeatBack_andNeedOneToReturn() {
        var small = limited("Small", "small", 1);
        var first = town.person("first");
        var second = town.person("second");
        town.platform.addsMember(small, first);
        isRefused(town.administrates().post(at(small) + "/members", Map.of("userId", second)));

        town.administrates()
                .patch(at(small) + "/members/" + first, Map.of("status", "suspended"))
                .orFail();
        town.platform.addsMember(small, second);

        isRefused(town.administrates().patch(at(small) + "/members/" + first, Map.of("status", "active")));
        Map<String, Object> unlimited = new HashMap<>();
        unlimited.put("seatLimit", null);
        assertThat(town.administrates().patch(at(small), unlimited).orFail().has("seatLimit"))
                .isFalse();
        town.administrates()
                .patch(at(small) + "/members/" + first, Map.of("status", "active"))
                .orFail();
    }

    @Test
    void limitBelowWhatIsTakenMakesNobodyLeave_andLetsNobodyJoin() {
        var shrinking = limited("Shrinking", "shrinking", 2);
        town.platform.addsMember(shrinking, town.person("stays-1"));
        town.platform.addsMember(shrinking, town.person("stays-2"));

        town.administrates().patch(at(shrinking), Map.of("seatLimit", 1)).orFail();

        assertThat(town.administrates()
                        .get(at(shrinking) + "/seats")
                        .orFail()
                        .get("seatsTaken")
                        .asInt())
                .isEqualTo(2);
        assertThat(joinsNatively(shrinking, town.person("late"))).isEqualTo(400);
        assertThat(town.realm.admin().organizations().get(shrinking).members().list(0, 10))
                .hasSize(2);
        town.administrates()
                .delete(at(shrinking) + "/members/" + town.person("stays-1"))
                .orFail();
        isRefused(town.administrates().post(at(shrinking) + "/members", Map.of("userId", town.person("late"))));
    }

    @Test
    void ownersWhoUnmakeEachOtherAtOnce_leaveOne() {
        var owned = town.platform.createsOrganization("Owned", "owned");
        var owners = List.of("owner-a", "owner-b", "owner-c", "owner-d");
        owners.forEach(owner -> town.joins(owner, owned, "owner", "self"));
        var calls = owners.stream().map(town::signsIn).toList();

        atOnce(8, i -> {
            var other = at(owned) + "/members/" + town.person(owners.get((i + 1) % 4));
            var api = calls.get(i % 4);
            return switch (i % 3) {
                case 0 -> api.delete(other + "/roles?organizationRole=owner").status();
                case 1 -> api.patch(other, Map.of("status", "suspended")).status();
                default -> api.delete(other).status();
            };
        });

        var left = town.administrates().get(at(owned) + "/members").orFail().get("items");
        assertThat(texts(left, "/id").stream()
                        .filter(id -> isActiveOwner(owned, id))
                        .toList())
                .isNotEmpty();
    }

    private boolean isActiveOwner(String organization, String user) {
        var member = at(organization) + "/members/" + user;
        return town.administrates().get(member).orFail().get("status").asText().equals("active")
                && texts(town.administrates().get(member + "/roles").orFail().get("items"), "/organizationRole")
                        .contains("owner");
    }

    private String limited(String name, String alias, int seats) {
        return town.administrates()
                .post("/organizations", Map.of("name", name, "alias", alias, "seatLimit", seats))
                .orFail()
                .get("id")
                .asText();
    }

    private int joins(String organization, String user) {
        return town.administrates()
                .post(at(organization) + "/members", Map.of("userId", user))
                .status();
    }

    private int joinsNatively(String organization, String user) {
        try (var answer =
                town.realm.admin().organizations().get(organization).members().addMember(user)) {
            return answer.getStatus();
        }
    }

    private static List<Integer> atOnce(int times, IntUnaryOperator call) {
        return IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.applyAsInt(i)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static void isRefused(ApiAnswer answer) {
        assertThat(answer.status() + " " + answer.code())
                .as("%s", answer.body())
                .isEqualTo("409 seat_limit");
    }
}
