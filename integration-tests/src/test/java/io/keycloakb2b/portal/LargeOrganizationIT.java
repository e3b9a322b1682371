package io.keycloakb2b.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.database.StatementMeter;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.StartsServers;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.KeycloakLauncher;
import io.keycloakb2b.testing.server.RunningKeycloak;
import io.keycloakb2b.testing.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An organization of a million members beside one of a hundred in the same realm: what a question and a page of the
 * portal take of the database, in statements and in blocks of tables and indexes, whether or not those are in memory.
 * Nothing here looks at a clock.
 */
@Heavy
@StartsServers
@TestInstance(Lifecycle.PER_CLASS)
final class LargeOrganizationIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String OWNER = "owner@crowd.example";
    private static final int FEW = 100;
    private static final int MANY = Integer.getInteger("members", 1_000_000);
    /** In seconds, longer than all of this takes. */
    private static final int SESSION = 7200;

    private static final String PAGE = "max=25";

    /** PostgreSQL may change its plan of a statement after ten times, five of which the driver waits for. */
    private static final int TIMES = 18;

    /** As many answer for all, where the plan is not in question. */
    private static final int COUNTED = 2;

    /** Beside three times as many: levels of indexes, and rows that do not lie together. */
    private static final int FURTHER_BLOCKS = 300;

    /** What the database does by itself from time to time. */
    private static final String SETTLED = "vacuum analyze";

    /** As in docs/benchmarks.md. */
    private static final List<String> SEARCH_INDEX = List.of(
            "create extension pg_trgm",
            "create index user_search on user_entity using gin (username gin_trgm_ops, email gin_trgm_ops,"
                    + " first_name gin_trgm_ops, last_name gin_trgm_ops,"
                    + " lower(first_name) gin_trgm_ops, lower(last_name) gin_trgm_ops)");

    private final List<String> figures = new ArrayList<>();
    private EmbeddedPostgreSql database;
    private StatementMeter meter;
    private RunningKeycloak server;
    private TestRealm realm;
    private TestApplication booking;
    private Api owner;
    private Crowd hundred;
    private Crowd million;

    @BeforeAll
    void create() {
        database = StatementMeter.startDatabase();
        meter = StatementMeter.of(database);
        server = KeycloakLauncher.configured().start(ServerOptions.on(database));
        realm = TestRealm.create(server, Map.of());
        realm.changes(representation -> {
            representation.setAccessTokenLifespan(SESSION);
            representation.setSsoSessionIdleTimeout(SESSION);
        });
        var platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
        var person = realm.addsUser(OWNER, PASSWORD);
        hundred = crowd(platform, person, "hundred", FEW);
        million = crowd(platform, person, "million", MANY);
        Crowd.execute(database, SETTLED);
        var token = booking.passwordGrant(OWNER, PASSWORD, "openid").accessToken();
        owner = new Api(URI.create(realm.url() + "/b2b"), () -> token);
    }

    private Crowd crowd(PlatformAdministrator platform, String person, String word, int members) {
        var organization = platform.createsOrganization(word.toUpperCase(Locale.ROOT), word);
        platform.addsMember(organization, person);
        platform.givesOrganizationRole(organization, person, "owner", "self");
        platform.grants(organization, booking);
        return Crowd.joining(database, organization, word, members);
    }

    /** The realm is not removed, which would take Keycloak longer than everything here, but the database is. */
    @AfterAll
    void close() {
        print();
        booking.close();
        server.close();
        meter.close();
        database.close();
    }

    /**
     * Warm, the question takes no statement at all, with everything around it: the application shows its secret, the
     * organization and what it was granted are looked at, and so is the account. Cold, the membership is one row of an
     * index. What is not of the question is read first, by asking about somebody else: the realm, its clients and the
     * organization, which are read once for all the questions there will be. The account of the person is Keycloak's, and
     * is counted apart.
     */
    @Test
    void whoIsAMemberIsAskedForOnce_andIsOneRow() {
        for (var crowd : List.of(hundred, million)) {
            var stranger = (crowd.equals(hundred) ? million : hundred).person(7);
            for (var asked : List.of(crowd.person(8), stranger)) {
                boolean member = !asked.equals(stranger);
                coolDown();
                holds(crowd, crowd.person(9));

                var cold = meter.executedDuring(
                        () -> assertThat(holds(crowd, asked)).isEqualTo(member));
                var warm = meter.executedDuring(
                        () -> assertThat(holds(crowd, asked)).isEqualTo(member));

                assertThat(warm).isEmpty();
                var question = cold.stream()
                        .filter(executed ->
                                executed.text().toLowerCase(Locale.ROOT).contains("b2b_membership"))
                        .toList();
                assertThat(question).hasSize(1);
                assertThat(question.get(0).times()).isEqualTo(1);
                assertThat(question.get(0).rows()).isEqualTo(member ? 1 : 0);
                assertThat(question.get(0).blocks()).isLessThanOrEqualTo(15);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/members?" + PAGE,
                "/members?" + PAGE + "&after={middle}",
                "/members?" + PAGE + "&search=" + Crowd.COMMON_NAME,
                "/members?" + PAGE + "&status=active",
                "/members?" + PAGE + "&status=suspended",
                "/members?" + PAGE + "&type=employee",
                "/members?" + PAGE + "&type=guest",
                "/members?" + PAGE + "&role=member-manager",
                "/members?" + PAGE + "&role=auditor",
                "/members?" + PAGE + "&role=admin",
                "/members/{person}",
                "/members/{person}/roles",
                ""
            })
    void pageOfAMillionTakesWhatAPageOfAHundredTakes(String page) {
        same(page, costs(page));
    }

    /** Who asks is looked at anew as well: half a million people in the organization hold roles, too. */
    @Test
    void pageTakesAsMuch_whenNothingIsRemembered() {
        var page = "/members?" + PAGE;
        same(page, costs("cold, ", page, COUNTED, this::coolDown));

        var me = cost(() -> owner.get("/me").orFail());
        assertThat(me.blocks()).as("%s", me).isLessThanOrEqualTo(FURTHER_BLOCKS);
    }

    @Test
    void middleOfTheListIsTheMiddle() {
        for (var crowd : List.of(hundred, million)) {
            var items =
                    read(crowd, "/members?" + PAGE + "&after=" + middle(crowd)).get("items");

            assertThat(items).hasSize(25);
            // the one who was there before stands on this side or on that
            assertThat(items.get(0).get("username").asText())
                    .isIn(crowd.usernameAt(crowd.members() / 2), crowd.usernameAt(crowd.members() / 2 + 1));
        }
    }

    /**
     * What only few have, or nobody, is not found without an index for parts of texts. There is one for PostgreSQL in
     * docs/benchmarks.md; without it, every member is looked at. What many have at the end of the list alone is not bounded
     * by either.
     */
    @Test
    void searchForWhatFewHaveTakesAsMuch_withTheIndexForIt() {
        var searches = List.of("quixbury", "zyzzyva", "quixbury.1@");
        searches.forEach(search -> costs("", "/members?" + PAGE + "&search=" + search, COUNTED, () -> {}));
        SEARCH_INDEX.forEach(sql -> Crowd.execute(database, sql));
        try {
            Crowd.execute(database, SETTLED);
            searches.forEach(search -> {
                var page = "/members?" + PAGE + "&search=" + search;
                same(page, costs("with the index, ", page, TIMES, () -> {}));
            });
        } finally {
            Crowd.execute(database, "drop index user_search");
        }
    }

    /** Of a count, the statements alone are as many: to count a million rows is to read them. */
    @ParameterizedTest
    @ValueSource(strings = {"/members/count", "/seats", "/usage"})
    void countTakesAsManyStatements(String page) {
        var costs = costs("", page, COUNTED, () -> {});

        assertThat(costs.many().statements()).isLessThanOrEqualTo(costs.few().statements() + 1);
    }

    @Test
    void portalTurnsPagesAndSearchesAmongAMillion() {
        try (var chromium = Chromium.start();
                var browser = chromium.open()) {
            var portal = Portal.signIn(browser, realm.accountUrl(), OWNER, PASSWORD)
                    .opens("organizations/" + million.organization() + "/members")
                    .isAt("Members");
            assertThat(portal.row(million.usernameAt(0))).isVisible();
            portal.looks("members-of-a-million");

            portal.button("Next page").click();
            assertThat(portal.row(million.usernameAt(25))).isVisible();
            assertThat(portal.row(million.usernameAt(0))).hasCount(0);
            portal.looks("members-of-a-million-next");

            portal.page().getByPlaceholder("Search by name or e-mail").fill("quixbury");
            assertThat(portal.page().getByRole(AriaRole.ROW)).hasCount(6);
            portal.looks("members-of-a-million-found");
        }
    }

    private void same(String page, Costs costs) {
        assertThat(costs.many().statements())
                .as(page)
                .isLessThanOrEqualTo(costs.few().statements() + 1);
        assertThat(costs.many().blocks())
                .as("%s %s", page, costs)
                .isLessThanOrEqualTo(3 * costs.few().blocks() + FURTHER_BLOCKS);
    }

    private Costs costs(String page) {
        return costs("", page, TIMES, () -> {});
    }

    private Costs costs(String circumstance, String page, int times, Runnable before) {
        List<Cost> few = new ArrayList<>();
        List<Cost> many = new ArrayList<>();
        var pageOfFew = page(hundred, page);
        var pageOfMany = page(million, page);
        for (int i = 0; i < times; i++) {
            before.run();
            few.add(cost(() -> read(hundred, pageOfFew)));
            before.run();
            many.add(cost(() -> read(million, pageOfMany)));
        }
        var costs = new Costs(lasting(few), lasting(many));
        figures.add(costs.row(circumstance, page));
        return costs;
    }

    /** The least of the last ones: the server has tasks of its own, which ask the database at any moment. */
    private static Cost lasting(List<Cost> costs) {
        var last = costs.subList(costs.size() - COUNTED, costs.size());
        return new Cost(
                last.stream().mapToLong(Cost::statements).min().orElseThrow(),
                last.stream().mapToLong(Cost::blocks).min().orElseThrow());
    }

    private Cost cost(Runnable request) {
        var executed = meter.executedDuring(request);
        return new Cost(
                executed.stream().mapToLong(StatementMeter.Executed::times).sum(),
                executed.stream().mapToLong(StatementMeter.Executed::blocks).sum());
    }

    private JsonNode read(Crowd crowd, String page) {
        return owner.get("/organizations/" + crowd.organization() + page).orFail();
    }

    private String page(Crowd crowd, String page) {
        return page.replace("{person}", crowd.person(8))
                .replace("{middle}", page.contains("{middle}") ? middle(crowd) : "");
    }

    /** Where the first of the auditors stands, who are in the middle. */
    private String middle(Crowd crowd) {
        return read(crowd, "/members?role=auditor&max=1").get("next").asText();
    }

    private boolean holds(Crowd crowd, String person) {
        return new Api(URI.create(realm.url() + "/b2b"), () -> "")
                .with("Authorization", booking.credentials())
                .post(
                        "/relations/check",
                        Map.of("tuple", "organizations:" + crowd.organization() + "#member@" + person))
                .orFail()
                .get("holds")
                .asBoolean();
    }

    private void coolDown() {
        realm.admin().clearUserCache();
        realm.admin().clearKeysCache();
        realm.admin().clearRealmCache();
    }

    private void print() {
        var table = Stream.concat(
                        Stream.of(
                                "| request | statements, %,d members | %,d | blocks, %,d members | %,d |"
                                        .formatted(FEW, MANY, FEW, MANY),
                                "|---|---|---|---|---|"),
                        figures.stream())
                .toList();
        System.out.println(String.join("\n", table));
        try {
            Files.write(Path.of("target", "large-organization.md"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one request takes of the database. */
    private record Cost(long statements, long blocks) {}

    private record Costs(Cost few, Cost many) {

        String row(String circumstance, String request) {
            return "| %s`%s` | %d | %d | %d | %d |"
                    .formatted(
                            circumstance,
                            request.replace(PAGE + "&", "").replace("?" + PAGE, ""),
                            few.statements(),
                            many.statements(),
                            few.blocks(),
                            many.blocks());
        }
    }
}
