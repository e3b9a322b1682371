package io.keycloakb2b.hierarchy;

import static io.keycloakb2b.hierarchy.Town.at;
import static io.keycloakb2b.hierarchy.Town.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.database.DatabaseKind;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a holding with an open shop and one that keeps it out is charged for, and who signs in there; a rival beside
 * it. One person is a member of all of them.
 */
@KeycloakTest(database = DatabaseKind.POSTGRESQL)
@TestInstance(Lifecycle.PER_CLASS)
final class UsageIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private Town town;
    private TestApplication booking;
    private String holding = "";
    private String open = "";
    private String closed = "";
    private String rival = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        town = new Town(server, realm);
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "agent");
        town.platform.marksApplication(booking);
        holding = town.platform.createsOrganization("Holding", "holding");
        open = town.platform.createsBranch(holding, "=Open shop", "open-shop");
        closed = town.platform.createsBranch(holding, "Closed shop", "closed-shop");
        rival = town.platform.createsOrganization("Rival", "rival");
        for (var organization : List.of(holding, open, closed, rival)) {
            town.platform.grants(organization, booking);
            town.platform.addsMember(organization, town.person("everywhere"));
        }
        town.joins("holder", holding, "owner", "subtree");
        town.joins("clerk", holding, "admin", "self");
        town.joins("shopkeeper", open, "owner", "self");
        town.joins("closer", closed, "owner", "subtree");
        town.joins("competitor", rival, "owner", "subtree");
        town.administrates()
                .patch(at(open), Map.of("billingReference", "B-1", "seatLimit", 7))
                .orFail();
        town.administrates()
                .patch(at(closed), Map.of("adminInheritance", "explicit"))
                .orFail();
        for (var alias : List.of("holding", "open-shop", "open-shop", "closed-shop", "rival")) {
            signsIn("everywhere", alias);
        }
        signsIn("shopkeeper", "open-shop");
        assertThat(booking.passwordGrant("holder@town.example", "Wrong-Horse-8", "openid organization:holding")
                        .granted())
                .isFalse();
    }

    @AfterAll
    void close() {
        booking.close();
        town.close();
    }

    @Test
    void eachOrganizationHasARow_butForThoseThatKeepTheTopOut_andAPersonCountsOnceInTheTotal() {
        var rows = walk(town.signsIn("holder"), at(holding) + "/usage");

        assertThat(texts(rows, "/name")).containsExactly("=Open shop", "Holding");
        assertThat(texts(rows, "/seatsTaken")).containsExactly("2", "3");
        assertThat(texts(rows, "/seatLimit")).containsExactly("7", "");
        assertThat(texts(rows, "/parent")).containsExactly(holding, "");
        assertThat(texts(rows, "/subtree/seatsTaken")).containsExactly("2", "5");
        assertThat(texts(rows, "/subtree/identities")).containsExactly("2", "4");
        assertThat(rows.toString()).doesNotContain("B-1", closed, rival);
        assertThat(total(town.signsIn("holder"), holding))
                .isEqualTo("{\"organizations\":2,\"seatsTaken\":5,\"identities\":4}");
    }

    @Test
    void platformSeesWhatIsKeptFromTheTop_andWhatItNotedItself() {
        var rows = walk(town.administrates(), at(holding) + "/usage");

        assertThat(texts(rows, "/name")).containsExactly("=Open shop", "Closed shop", "Holding");
        assertThat(texts(rows, "/billingReference")).containsExactly("B-1", "", "");
        assertThat(total(town.administrates(), holding))
                .isEqualTo("{\"organizations\":3,\"seatsTaken\":7,\"identities\":5}");
    }

    @Test
    void callerWhoseRightsEndHereIsToldOfTheirOrganizationAlone() {
        for (var caller : Map.of("clerk", holding, "shopkeeper", open).entrySet()) {
            var rows = walk(town.signsIn(caller.getKey()), at(caller.getValue()) + "/usage");

            assertThat(texts(rows, "/id")).containsExactly(caller.getValue());
            assertThat(rows.at("/0").has("parent")).isFalse();
            assertThat(rows.at("/0/subtree/organizations").asInt()).isEqualTo(1);
            assertThat(total(town.signsIn(caller.getKey()), caller.getValue())).contains("\"organizations\":1");
        }
    }

    @Test
    void whatIsKeptFromTheTopIsReadFromWithin() {
        var rows = walk(town.signsIn("closer"), at(closed) + "/usage");

        assertThat(texts(rows, "/name")).containsExactly("Closed shop");
        assertThat(rows.at("/0").has("parent")).isFalse();
    }

    @Test
    void otherBranchesAreAbsent() {
        for (var address : List.of("/usage", "/usage/export", "/usage/activity", "/usage/activity?subtree=true")) {
            assertThat(town.signsIn("competitor").get(at(holding) + address).status())
                    .isEqualTo(404);
            assertThat(town.signsIn("shopkeeper").get(at(holding) + address).status())
                    .isEqualTo(404);
            assertThat(town.signsIn("holder").get(at(closed) + address).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void tableHoldsTheSame_andNoSpreadsheetRunsIt() {
        var table =
                town.signsIn("holder").with("Accept", "text/csv").exchange("GET", at(holding) + "/usage/export", null);

        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(table.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"usage.csv\"");
        assertThat(table.body().split("\r\n", -1))
                .containsExactly(
                        "id,name,alias,parent,billingReference,seatsTaken,seatLimit,"
                                + "subtreeOrganizations,subtreeSeatsTaken,subtreeIdentities",
                        open + ",'=Open shop,open-shop," + holding + ",,2,7,1,2,2",
                        holding + ",Holding,holding,,,3,,2,5,4",
                        "");
    }

    @Test
    void loginsOfTodayCountOnceEach_andPeopleOnce() {
        var alone = town.signsIn("holder").get(at(holding) + "/usage/activity").orFail();
        var below = town.signsIn("holder")
                .get(at(holding) + "/usage/activity?subtree=true")
                .orFail();

        assertThat(alone.get("days")).hasSize(30);
        assertThat(alone.at("/days/29/day").asText()).isEqualTo(today().toString());
        assertThat(counted(alone)).containsExactly(1, 1);
        assertThat(counted(below)).containsExactly(4, 2);
        assertThat(counted(town.administrates()
                        .get(at(holding) + "/usage/activity?subtree=true")
                        .orFail()))
                .containsExactly(5, 2);
        assertThat(counted(town.signsIn("competitor")
                        .get(at(rival) + "/usage/activity?subtree=true")
                        .orFail()))
                .containsExactly(1, 1);
    }

    @Test
    void daysThatTheLogNoLongerHoldsAreLeftOut() {
        town.sets("audit-retention", 3);
        try {
            var activity = town.administrates()
                    .get(at(rival) + "/usage/activity?from=" + today().minusDays(9))
                    .orFail();
            var older = town.administrates()
                    .get(at(rival) + "/usage/activity?to=" + today().minusDays(9))
                    .orFail();

            assertThat(activity.get("keptFrom").asText())
                    .isEqualTo(today().minusDays(2).toString());
            assertThat(texts(activity.get("days"), "/day"))
                    .containsExactly(
                            today().minusDays(2).toString(),
                            today().minusDays(1).toString(),
                            today().toString());
            assertThat(older.get("days")).isEmpty();
        } finally {
            town.administrates().patch("/settings", nothing("audit-retention")).orFail();
        }
    }

    @Test
    void loginsAreForThoseWhoReadTheAuditLog_andBelowForThoseWhoReadItThere() {
        town.joins("manager", holding, "member-manager", "subtree");
        try {
            assertThat(town.signsIn("manager").get(at(holding) + "/usage").status())
                    .isEqualTo(200);
            assertThat(town.signsIn("manager")
                            .get(at(holding) + "/usage/activity")
                            .status())
                    .isEqualTo(403);
            var clerk = town.signsIn("clerk");
            assertThat(clerk.get(at(holding) + "/usage/activity").status()).isEqualTo(200);
            assertThat(clerk.get(at(holding) + "/usage/activity?subtree=true").status())
                    .isEqualTo(403);
        } finally {
            town.administrates()
                    .delete(at(holding) + "/members/" + town.person("manager"))
                    .orFail();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/usage?max=0, max",
        "/usage?after=nonsense, after",
        "/usage/activity?from=yesterday, from",
        "/usage/activity?from=2026-02-30, from",
        "/usage/activity?to=2026-1-1, to",
        "/usage/activity?to=9999-12-31, to",
        "/usage/activity?from=%2B999999999-12-31, from",
        "/usage/activity?from=1969-12-31, from",
        "/usage/activity?from=2020-01-01&to=2021-01-01, from",
        "/usage/activity?from=2020-01-02&to=2020-01-01, from",
        "/usage/activity?subtree=yes, subtree",
        "/usage/activity?day=2020-01-01, day",
        "/usage/export?max=1, max"
    })
    void whatMakesNoSenseIsRefusedByName(String address, String field) {
        var refused = town.signsIn("holder").get(at(holding) + address);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(field);
    }

    private void signsIn(String name, String alias) {
        assertThat(booking.passwordGrant(name + "@town.example", PASSWORD, "openid organization:" + alias)
                        .granted())
                .isTrue();
    }

    private static List<Integer> counted(JsonNode activity) {
        return List.of(activity.get("logins").asInt(), activity.get("people").asInt());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static Map<String, Object> nothing(String field) {
        Map<String, Object> body = new HashMap<>();
        body.put(field, null);
        return body;
    }

    private static String total(Api caller, String organization) {
        return caller.get(at(organization) + "/usage").orFail().get("total").toString();
    }

    /** One row a page; only the first has the total. */
    private static JsonNode walk(Api caller, String list) {
        var all = JsonNodeFactory.instance.arrayNode();
        List<Boolean> totals = new ArrayList<>();
        var page = caller.get(list + "?max=1").orFail();
        while (true) {
            all.add(page.at("/items/0"));
            totals.add(page.has("total"));
            if (!page.has("next")) {
                break;
            }
            page = caller.get(list + "?max=1&after="
                            + URLEncoder.encode(page.get("next").asText(), UTF_8))
                    .orFail();
        }
        assertThat(totals.indexOf(true)).isZero();
        assertThat(totals.lastIndexOf(true)).isZero();
        return all;
    }
}
