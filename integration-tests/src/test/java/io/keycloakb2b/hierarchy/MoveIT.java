package io.keycloakb2b.hierarchy;

import static io.keycloakb2b.hierarchy.Town.at;
import static io.keycloakb2b.hierarchy.Town.texts;
import static io.keycloakb2b.hierarchy.Town.under;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class MoveIT {

    private Town town;
    private TestApplication booking;
    private TestApplication bills;
    private String agents;
    private String clerks;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        town = new Town(server, realm);
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer");
        bills = TestApplication.register(realm.url(), realm.admin(), "bills", "clerk");
        town.platform.marksApplication(booking);
        town.platform.marksApplication(bills);
        agents = town.platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        clerks = town.platform.definesRoleGroup(bills, "Clerks", "clerk");
    }

    @AfterAll
    void close() {
        booking.close();
        bills.close();
        town.close();
    }

    @Test
    void dryRunTellsWhatAMoveCosts_andTheMoveCostsThat() {
        var old = root("old");
        var other = root("other");
        var viewers = town.platform.definesRoleGroup(booking, "Viewers", "viewer");
        town.platform.grants(old, booking);
        town.platform.grants(old, bills);
        town.platform.grantsRoleGroup(old, agents, true);
        town.platform.grantsRoleGroup(old, clerks, true);
        town.platform.grants(other, booking);
        town.platform.grantsRoleGroup(other, viewers, true);
        town.platform.sets(old, "mfa", "required");
        var moved = branch(old, "moved");
        var leaf = branch(moved, "leaf");
        for (var organization : List.of(moved, leaf)) {
            town.platform.grants(organization, booking);
            town.platform.grantsRoleGroup(organization, agents, true);
            town.platform.grants(organization, bills);
            town.platform.grantsRoleGroup(organization, clerks, true);
        }
        works(moved, "anna", "booking", "booking-agent");
        works(moved, "bert", "booking", "viewer");
        works(leaf, "carl", "booking", "booking-agent");
        works(leaf, "carl", "bills", "clerk");
        town.platform.sets(leaf, "mfa", "optional");
        var before = world(moved, leaf);

        var forecast = town.administrates()
                .post(at(moved) + "/move?dryRun=true", under(other))
                .orFail();
        assertThat(world(moved, leaf)).isEqualTo(before);
        var told = town.administrates().post(at(moved) + "/move", under(other)).orFail();

        assertThat(told).isEqualTo(forecast);
        assertThat(forecast.get("truncated").asBoolean()).isFalse();
        assertThat(forecast.get("examined").asInt()).isEqualTo(2);
        var ofMoved = forecast.at("/organizations/0");
        var ofLeaf = forecast.at("/organizations/1");
        assertThat(texts(ofMoved.get("applications"), "")).containsExactly("bills");
        assertThat(texts(ofMoved.get("roles"), "/appRole")).containsExactly("clerk", "booking-agent");
        assertThat(ofMoved.get("settings").toString())
                .isEqualTo("[{\"name\":\"mfa\",\"before\":\"required\",\"after\":\"off\"}]");
        assertThat(ofMoved.get("members").asInt()).isEqualTo(1);
        assertThat(ofLeaf.get("settings")).isEmpty();
        assertThat(ofLeaf.get("members").asInt()).isEqualTo(1);
        var after = world(moved, leaf);
        assertThat(before.get("anna")).contains("booking-agent");
        assertThat(newlyDormant(before, after))
                .containsExactly("anna booking-agent", "carl booking-agent", "carl clerk");
        assertThat(before.get("mfa " + moved)).isEqualTo("required");
        assertThat(after.get("mfa " + moved)).isEqualTo("off");
        assertThat(after.get("mfa " + leaf)).isEqualTo(before.get("mfa " + leaf));
    }

    @Heavy
    @Test
    void hugeSubtreesAreExaminedUpToABound() {
        var from = root("crowd");
        var to = root("quiet");
        town.platform.sets(from, "mfa", "required");
        var moved = branch(from, "crowd-head");
        IntStream.range(0, 200).forEach(i -> branch(moved, "crowd-" + i));

        var forecast = town.administrates()
                .post(at(moved) + "/move?dryRun=true", under(to))
                .orFail();

        assertThat(forecast.get("truncated").asBoolean()).isTrue();
        assertThat(forecast.get("examined").asInt()).isEqualTo(200);
        assertThat(forecast.get("organizations")).hasSize(200);
        assertThat(forecast.at("/organizations/0/id").asText()).isEqualTo(moved);
    }

    @Test
    void movingNeedsRightsAtBothEndsAndOverAllThatMoves() {
        var source = root("source");
        var target = root("target");
        var child = branch(source, "child");
        town.joins("source-boss", source, "owner", "subtree");
        town.joins("source-clerk", source, "admin", "self");
        town.joins("target-boss", target, "owner", "subtree");
        town.joins("child-owner", child, "owner", "subtree");
        town.joins("both", source, "owner", "subtree");
        town.joins("both", target, "owner", "subtree");
        var boss = town.signsIn("source-boss");

        isRefused(boss.post(at(child) + "/move", under(target)), 400, "parent_unknown");
        isRefused(boss.post(at(child) + "/move", under(null)), 403, "forbidden");
        isRefused(town.signsIn("source-clerk").post(at(child) + "/move", under(target)), 404, "not_found");
        isRefused(town.signsIn("target-boss").post(at(child) + "/move", under(target)), 404, "not_found");
        isRefused(town.signsIn("child-owner").post(at(child) + "/move", under(null)), 403, "forbidden");
        isRefused(town.signsIn("both").post(at(source) + "/move", under(target)), 403, "forbidden");
        town.platform.addsMember(target, town.person("source-boss"));
        isRefused(boss.post(at(child) + "/move", under(target)), 403, "forbidden");

        assertThat(parentOf(child)).isEqualTo(source);
        town.signsIn("both").post(at(child) + "/move", under(target)).orFail();
        assertThat(parentOf(child)).isEqualTo(target);
    }

    @Test
    void nobodyGainsRightsByMoving() {
        var source = root("less");
        var target = root("more");
        var child = branch(source, "prey");
        town.joins("climber", source, "admin", "subtree");
        town.joins("climber", target, "owner", "subtree");
        var climber = town.signsIn("climber");

        isRefused(climber.post(at(child) + "/move", under(target)), 403, "escalation");
        isRefused(climber.post(at(child) + "/move?dryRun=true", under(target)), 403, "escalation");
    }

    @Test
    void whoKeepsAdministratorsOutIsMovedByThePlatformAlone() {
        var source = root("realm-a");
        var target = branch(source, "realm-b");
        var child = branch(source, "realm-c");
        var closed = branch(child, "realm-d");
        town.administrates()
                .patch(at(closed), Map.of("adminInheritance", "explicit"))
                .orFail();
        town.joins("regent", source, "owner", "subtree");

        isRefused(town.signsIn("regent").post(at(child) + "/move", under(target)), 403, "forbidden");
        town.administrates().post(at(child) + "/move", under(target)).orFail();
        assertThat(texts(
                        town.administrates()
                                .get(at(closed) + "/ancestors")
                                .orFail()
                                .get("items"),
                        "/name"))
                .containsExactly("realm-a", "realm-b", "realm-c");
    }

    @Test
    void noCycle_noDepthBeyondTheLimit_nothingBelowWhatIsClosed() {
        var top = root("one");
        var middle = branch(top, "two");
        var low = branch(middle, "three");
        var other = root("uno");
        var below = branch(other, "due");
        town.sets("max-depth", 3);
        try {
            isRefused(town.administrates().post(at(top) + "/move", under(low)), 400, "cycle");
            isRefused(town.administrates().post(at(top) + "/move", under(top)), 400, "cycle");
            isRefused(town.administrates().post(at(other) + "/move?dryRun=true", under(middle)), 400, "too_deep");
            isRefused(town.administrates().post(at(other) + "/move", under(middle)), 400, "too_deep");
        } finally {
            town.sets("max-depth", 5);
        }
        isRefused(town.administrates().post(at(top) + "/move", under("nowhere")), 400, "parent_unknown");
        isRefused(town.administrates().post(at(top) + "/move", Map.of()), 400, "missing_value");
        isRefused(town.administrates().post(at(top) + "/move?dryRun=maybe", under(other)), 400, "invalid_value");
        town.administrates().patch(at(other), Map.of("status", "suspended")).orFail();
        isRefused(town.administrates().post(at(top) + "/move", under(below)), 403, "organization_unavailable");
        town.administrates().delete(at(low)).orFail();
        isRefused(town.administrates().post(at(low) + "/move", under(top)), 403, "organization_unavailable");
    }

    @Test
    void twoMovesThatTogetherMakeACycle_oneIsRefused() {
        var left = root("left");
        var right = root("right");

        var answers = Stream.of(List.of(left, right), List.of(right, left))
                .map(pair -> CompletableFuture.supplyAsync(
                        () -> town.administrates().post(at(pair.get(0)) + "/move", under(pair.get(1)))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(ApiAnswer::status)
                .sorted()
                .toList();

        assertThat(answers.get(0)).isEqualTo(200);
        assertThat(answers.get(1)).isIn(400, 409);
    }

    @Test
    void auditLogHasBothPlaces_forThePlatform() {
        var from = root("from");
        var to = root("to");
        var child = branch(from, "traveller");
        town.joins("from-boss", child, "owner", "self");

        town.administrates().post(at(child) + "/move", under(to)).orFail();

        var event = town.administrates()
                .get(at(child) + "/audit-events?action=organization.move")
                .orFail()
                .at("/items/0");
        assertThat(event.at("/before/parent").asText()).isEqualTo(from);
        assertThat(event.at("/after/parent").asText()).isEqualTo(to);
        var seen = town.signsIn("from-boss")
                .get(at(child) + "/audit-events?action=organization.move")
                .orFail()
                .at("/items/0")
                .toString();
        assertThat(seen).contains("organization.move").doesNotContain(from).doesNotContain(to);
    }

    @Test
    void childrenSeeTheNameOfTheirParentAndNothingAboveIt() {
        var grand = root("grandmother");
        var parent = branch(grand, "mother");
        var child = branch(parent, "daughter");
        town.joins("local", child, "owner", "subtree");
        town.joins("matriarch", grand, "owner", "subtree");
        town.platform.addsMember(grand, town.person("cousin"));
        town.platform.addsMember(child, town.person("cousin"));

        assertThat(ancestors(town.signsIn("local"), child)).isEqualTo("[{\"name\":\"mother\"}]");
        assertThat(town.signsIn("local").get(at(child)).orFail().get("parent").toString())
                .isEqualTo("{\"name\":\"mother\"}");
        assertThat(ancestors(town.signsIn("matriarch"), child))
                .contains(grand, parent)
                .contains("\"alias\":\"mother\"");
        assertThat(ancestors(town.signsIn("cousin"), child))
                .contains(grand, "mother")
                .doesNotContain(parent);
        assertThat(ancestors(town.administrates(), child)).contains(grand, parent);
        assertThat(ancestors(town.administrates(), grand)).isEqualTo("[]");
    }

    @Test
    void theTopSeesItsWholeSubtree_butForWhatKeepsItOut() {
        var top = root("holding");
        var open = branch(top, "open-shop");
        var closed = branch(top, "closed-shop");
        town.administrates()
                .patch(at(closed), Map.of("adminInheritance", "explicit", "seatLimit", 9))
                .orFail();
        town.administrates()
                .patch(at(open), Map.of("billingReference", "B-1", "seatLimit", 7))
                .orFail();
        town.joins("holder", top, "owner", "subtree");
        town.joins("shopkeeper", open, "owner", "self");
        town.platform.addsMember(open, town.person("holder"));
        town.platform.addsMember(closed, town.person("hidden"));
        town.administrates()
                .post(at(open) + "/members", Map.of("userId", town.person("customer"), "type", "consumer"))
                .orFail();
        var holder = town.signsIn("holder");

        var subtree = holder.get(at(top) + "/subtree").orFail().get("items");
        assertThat(texts(subtree, "/name")).containsExactly("holding", "open-shop");
        assertThat(texts(subtree, "/members")).containsExactly("1", "3");
        var members = holder.get(at(top) + "/subtree/members").orFail().get("items");
        assertThat(texts(members, "/member/username"))
                .containsExactly("holder@town.example", "holder@town.example", "shopkeeper@town.example");
        assertThat(texts(members, "/organization/name")).containsOnly("holding", "open-shop");
        assertThat(holder.get(at(top) + "/seats").orFail().get("subtree").toString())
                .isEqualTo("{\"organizations\":2,\"seatsTaken\":4,\"identities\":3}");
        assertThat(town.administrates()
                        .get(at(top) + "/seats")
                        .orFail()
                        .get("subtree")
                        .toString())
                .isEqualTo("{\"organizations\":3,\"seatsTaken\":5,\"identities\":4}");
        var keeper = town.signsIn("shopkeeper");
        assertThat(keeper.get(at(open) + "/subtree").status()).isEqualTo(403);
        assertThat(keeper.get(at(open) + "/seats").orFail().toString())
                .isEqualTo("{\"members\":3,\"seatsTaken\":3,\"seatLimit\":7}");
        var report = town.administrates().get("/seats?max=200").orFail();
        var billed = new ArrayList<>(List.of(report));
        while (billed.get(billed.size() - 1).has("next")) {
            var next = billed.get(billed.size() - 1).get("next").asText();
            billed.add(town.administrates()
                    .get("/seats?max=200&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8))
                    .orFail());
        }
        assertThat(everyText(billed, "/name")).contains("holding", "open-shop", "closed-shop");
        assertThat(everyText(billed, "/billingReference")).contains("B-1");
        assertThat(report.at("/total/seatsTaken").asInt())
                .isEqualTo(everyText(billed, "/seatsTaken").stream()
                        .mapToInt(Integer::parseInt)
                        .sum());
    }

    private static List<String> everyText(List<JsonNode> pages, String pointer) {
        return pages.stream()
                .flatMap(page -> texts(page.get("items"), pointer).stream())
                .toList();
    }

    private void works(String organization, String name, String application, String role) {
        if (town.administrates()
                        .get(at(organization) + "/members/" + town.person(name))
                        .status()
                == 404) {
            town.platform.addsMember(organization, town.person(name));
        }
        town.administrates()
                .post(
                        at(organization) + "/members/" + town.person(name) + "/roles",
                        Map.of("application", application, "appRole", role))
                .orFail();
    }

    /** What really holds: settings, and everybody's roles with those that sleep in brackets. */
    private Map<String, String> world(String moved, String leaf) {
        Map<String, String> world = new TreeMap<>();
        for (var organization : List.of(moved, leaf)) {
            world.put(
                    "mfa " + organization,
                    town.administrates()
                            .get(at(organization) + "/settings")
                            .orFail()
                            .at("/mfa/value")
                            .asText());
        }
        world.put("anna", roles(moved, "anna"));
        world.put("bert", roles(moved, "bert"));
        world.put("carl", roles(leaf, "carl"));
        return world;
    }

    private String roles(String organization, String name) {
        StringBuilder roles = new StringBuilder();
        JsonNode held = town.administrates()
                .get(at(organization) + "/members/" + town.person(name) + "/roles")
                .orFail();
        (held.has("items") ? held.get("items") : held)
                .forEach(role -> roles.append(
                        role.get("dormant").asBoolean()
                                ? ""
                                : role.path("appRole").asText() + " "));
        return roles.toString();
    }

    private static List<String> newlyDormant(Map<String, String> before, Map<String, String> after) {
        return Stream.of("anna", "bert", "carl")
                .flatMap(name -> Stream.of(before.getOrDefault(name, "").split(" "))
                        .filter(role -> !after.getOrDefault(name, "").contains(role))
                        .map(role -> name + " " + role))
                .sorted()
                .toList();
    }

    private static String ancestors(Api api, String organization) {
        return api.get(at(organization) + "/ancestors").orFail().get("items").toString();
    }

    private String parentOf(String organization) {
        return town.administrates()
                .get(at(organization))
                .orFail()
                .at("/parent/id")
                .asText();
    }

    private String root(String name) {
        return town.platform.createsOrganization(name, name);
    }

    private String branch(String parent, String name) {
        return town.platform.createsBranch(parent, name, name);
    }

    private static void isRefused(ApiAnswer answer, int status, String code) {
        assertThat(answer.status() + " " + answer.code())
                .as("%s", answer.body())
                .isEqualTo(status + " " + code);
    }
}
