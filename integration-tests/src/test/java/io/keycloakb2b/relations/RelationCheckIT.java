package io.keycloakb2b.relations;

import static io.keycloakb2b.relations.Agency.ABSENT;
import static io.keycloakb2b.relations.Agency.each;
import static io.keycloakb2b.relations.Agency.holds;
import static io.keycloakb2b.relations.Agency.tuple;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask whether somebody stands in a relation to an organization, and what the answer is. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class RelationCheckIT {

    private static final String PILOT = "Pilot%3A 1st%40sea %237";

    private RunningKeycloak server;
    private Agency town;

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
    void applicationIsToldNothingOfOrganizationsThatItWasNotGranted() {
        var foe = tuple(town.rival, "owner", town.user("foe"));
        assertThat(holds(town.by(town.billing), foe)).isTrue();

        var booking = town.by(town.booking);
        assertThat(booking.post("/relations/check", Map.of("tuple", foe)))
                .isEqualTo(booking.post("/relations/check", Map.of("tuple", tuple(ABSENT, "owner", town.user("foe")))));
        assertThat(holds(booking, tuple(town.holding, "child", "organizations:" + town.agency)))
                .isTrue();
        var below = town.platform.createsBranch(town.holding, "Below", "below");
        var branch = tuple(town.holding, "child", "organizations:" + below);
        assertThat(holds(platform(), branch)).isTrue();
        assertThat(holds(booking, branch)).isFalse();
        town.platform.grants(below, town.booking);
        assertThat(holds(booking, branch)).isTrue();
    }

    @Test
    void applicationIsToldOfItsOwnRolesAlone() {
        var clerk = town.is("agent", "app:billing:clerk");

        assertThat(holds(platform(), clerk)).isTrue();
        assertThat(holds(town.by(town.billing), clerk)).isTrue();
        assertThat(holds(town.by(town.booking), clerk)).isFalse();
        assertThat(holds(town.by(town.billing), town.is("agent", "app:booking:booking-agent")))
                .isFalse();
        assertThat(holds(town.by(town.booking), town.is("agent", "app:booking:booking-agent")))
                .isTrue();
    }

    @Test
    void clientThatIsNoApplicationOrProvesNothingIsToldNothing() {
        assertThat(holds(town.by(town.console), town.is("agent", "member"))).isFalse();
        var question = Map.of("tuple", town.is("agent", "member"));
        var wrong = town.booking.credentials().replaceFirst(".{3}$", "AAA");
        for (var nobody : List.of(
                town.atOrganizationRoot(""),
                town.atOrganizationRoot("nonsense"),
                town.atOrganizationRoot("").with("Authorization", wrong),
                town.atOrganizationRoot("").with("Authorization", "Basic YWRtaW4tY2xpOg=="),
                town.atOrganizationRoot("").with("Authorization", "Negotiate " + town.booking.secret()))) {
            var answer = nobody.post("/relations/check", question);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body().has("holds")).isFalse();
        }
    }

    @Test
    void disabledApplicationIsRefused() {
        try (var retired = TestApplication.register(town.realm.url(), town.realm.admin(), "retired")) {
            town.platform.marksApplication(retired);
            town.platform.grants(town.rival, retired);
            var member = tuple(town.rival, "member", town.user("foe"));
            assertThat(holds(town.by(retired), member)).isTrue();

            var client = town.realm.admin().clients().get(retired.id(town.realm.admin()));
            var representation = client.toRepresentation();
            representation.setEnabled(false);
            client.update(representation);

            assertThat(town.by(retired)
                            .post("/relations/check", Map.of("tuple", member))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void anotherRealmKnowsNothingOfIt() {
        try (var elsewhere = town.realm.another()) {
            var platform = PlatformAdministrator.of(server, elsewhere);
            platform.setsUpTheRealm();
            var namesake = TestApplication.register(elsewhere.url(), elsewhere.admin(), "booking", "booking-agent");
            platform.marksApplication(namesake);
            var there = new Api(URI.create(elsewhere.url() + "/b2b"), () -> "");
            var agent = town.is("agent", "app:booking:booking-agent");

            assertThat(holds(platform.api(), agent)).isFalse();
            assertThat(holds(there.with("Authorization", namesake.credentials()), agent))
                    .isFalse();
            assertThat(there.with("Authorization", town.booking.credentials())
                            .post("/relations/check", Map.of("tuple", agent))
                            .status())
                    .isEqualTo(401);
            namesake.close();
        }
    }

    @Test
    void administratorIsToldOfNoOrganizationBeyondTheirOwn() {
        var owner = town.member("owner");
        for (var tuple : List.of(
                tuple(town.rival, "owner", town.user("foe")),
                tuple(town.holding, "member", town.user("boss")),
                tuple(town.holding, "child", "organizations:" + town.agency))) {
            assertThat(holds(platform(), tuple)).isTrue();
            var absent = tuple.replaceFirst("organizations:[^#]+", "organizations:" + ABSENT);
            assertThat(owner.post("/relations/check", Map.of("tuple", tuple)))
                    .isEqualTo(owner.post("/relations/check", Map.of("tuple", absent)));
            assertThat(holds(owner, tuple)).isFalse();
        }
        assertThat(holds(owner, town.is("agent", "app:booking:booking-agent"))).isTrue();
        assertThat(holds(owner, tuple(town.agency, "parent", "organizations:" + town.holding)))
                .isTrue();
        assertThat(holds(town.member("boss"), town.is("agent", "member"))).isTrue();
        assertThat(holds(town.member("boss").with("X-Organization-Id", town.holding), town.is("agent", "member")))
                .isTrue();
        assertThat(holds(
                        town.member("boss").with("X-Organization-Id", town.agency),
                        tuple(town.holding, "member", town.user("boss"))))
                .isFalse();
    }

    @Test
    void whoSeesTheOrganizationButMayNotReadItsPeopleIsRefused_andThatIsWrittenDown() {
        var trainee = town.member("trainee");
        for (var relation : List.of("member", "owner", "app:booking:viewer", "team:" + town.crew)) {
            assertThat(trainee.post("/relations/check", Map.of("tuple", town.is("trainee", relation)))
                            .code())
                    .isEqualTo("forbidden");
        }
        assertThat(platform()
                        .get(town.at("/audit-events?action=request.denied&actor=" + town.user("trainee")))
                        .orFail()
                        .get("items"))
                .isNotEmpty();
        // the agency's own role reads members, and nothing of their roles
        var pilot = town.member("pilot");
        assertThat(holds(pilot, town.is("agent", "member"))).isTrue();
        var many = pilot.post(
                "/relations/check", Map.of("tuples", List.of(town.is("agent", "member"), town.is("agent", "owner"))));
        assertThat(many.status()).isEqualTo(403);
        assertThat(many.body().has("results")).isFalse();
    }

    @Test
    void keyAsksAboutItsOwnOrganizationAlone() {
        var key = town.platform.makesApiKey(town.agency, "Machine", "auditor");
        var machine = town.atOrganizationRoot(key.get("key").asText());

        assertThat(holds(machine, town.is("agent", "app:booking:booking-agent")))
                .isTrue();
        assertThat(holds(machine, tuple(town.rival, "member", town.user("foe"))))
                .isFalse();
        assertThat(holds(machine, tuple(town.holding, "member", town.user("boss"))))
                .isFalse();
    }

    @Test
    void whatTokensTellHolds_andNothingElse() {
        var held = List.of(
                town.is("trainee", "member"),
                town.is("owner", "owner"),
                town.is("owner", "OWNER"),
                town.is("agent", "app:booking:booking-agent"),
                town.is("pilot", PILOT),
                town.is("pilot", "app:booking:viewer"),
                town.is("steward", "team:" + town.crew),
                town.is("steward", "app:booking:viewer"),
                tuple(town.holding, "owner", town.user("boss")),
                tuple(town.holding, "child", "organizations:" + town.agency),
                tuple(town.agency, "parent", "organizations:" + town.holding));
        var not = List.of(
                town.is("trainee", "owner"),
                town.is("trainee", "app:booking:viewer"),
                town.is("trainee", "team:" + town.crew),
                town.is("agent", "app:booking:viewer"),
                town.is("agent", "app:booking:approver"),
                town.is("agent", "app:booking:nothing"),
                town.is("agent", "app:nothing:booking-agent"),
                town.is("agent", "app:realm-management:manage-users"),
                town.is("agent", "team:" + ABSENT),
                town.is("boss", "member"),
                town.is("boss", "owner"),
                town.is("foe", "member"),
                town.is("consumer", "member"),
                town.is("owner", "child"),
                tuple(town.agency, "member", ABSENT),
                tuple(town.agency, "child", "organizations:" + town.holding),
                tuple(town.holding, "parent", "organizations:" + town.agency),
                tuple(town.agency, "child", "organizations:" + town.agency),
                tuple(town.agency, "child", "organizations:" + ABSENT));

        assertThat(each(platform(), held)).doesNotContain(false);
        assertThat(each(platform(), not)).doesNotContain(true);
        assertThat(held).allMatch(tuple -> holds(platform(), tuple));
    }

    @Test
    void tuplesOfWeirdCharactersMeanNothing() {
        var weird = Stream.of("' or 1=1 --", "%25%25", "*", "\u202e", "a/../b", "İ", "\ud83d\ude80", "${x}", "\\u0000")
                .flatMap(text -> Stream.of(
                        "organizations:" + text + "#member@" + town.user("agent"),
                        tuple(town.agency, text, town.user("agent")),
                        tuple(town.agency, "team:" + text, town.user("agent")),
                        tuple(town.agency, "app:" + text + ":" + text, town.user("agent")),
                        tuple(town.agency, "member", text)))
                .toList();

        assertThat(each(platform(), weird)).doesNotContain(true);
        assertThat(each(town.by(town.booking), weird)).doesNotContain(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organizations",
                "organizations:x#member",
                "organizations:x#team:a:b@u",
                "organizations:x#member@u%00",
                "organizations:x#member@u\u0000",
                "organizations:x#owner@organizations:y"
            })
    void whatIsNoTupleIsRefusedByName(String text) {
        var one = platform().post("/relations/check", Map.of("tuple", text));
        assertThat(one.status() + one.code() + one.field()).isEqualTo("400invalid_valuetuple");

        var many = town.by(town.booking)
                .post("/relations/check", Map.of("tuples", List.of(town.is("agent", "member"), text)));
        assertThat(many.status() + many.code() + many.field()).isEqualTo("400invalid_valuetuples[1]");
    }

    @Test
    void questionHasItsLimits() {
        var tuple = town.is("agent", "member");
        var hundred = Collections.nCopies(100, tuple);
        assertThat(each(platform(), hundred)).hasSize(100).doesNotContain(false);
        assertThat(each(platform(), List.of())).isEmpty();
        List<String> more = new ArrayList<>(hundred);
        more.add(tuple);
        refuses(Map.of("tuples", more), "invalid_value", "tuples");
        refuses(Map.of("tuple", tuple, "surplus", true), "unknown_field", "surplus");
        refuses(Map.of("tuple", tuple, "tuples", List.of(tuple)), "missing_value", "tuple");
        refuses(Map.of(), "missing_value", "tuple");
        refuses(Map.of("tuple", List.of(tuple)), "invalid_value", "tuple");
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("tuples", Collections.singletonList(null));
        refuses(nothing, "invalid_value", "tuples");
        assertThat(town.by(town.booking)
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .callWithText("POST", "/relations/check", "tuple=x")
                        .status())
                .isEqualTo(415);
        assertThat(platform()
                        .exchange("POST", "/relations/check", "{\"tuple\":\"" + tuple + "\"}")
                        .headers()
                        .firstValue("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void whatCountsNoMoreDoesNotHold() throws InterruptedException {
        var roles = town.at("/members/" + town.user("agent") + "/roles");
        var agent = town.is("agent", "app:booking:booking-agent");
        var member = town.is("agent", "member");
        var steward = town.is("steward", "team:" + town.crew);

        town.platform.withdrawsRoleGroup(town.agency, town.agents);
        assertThat(everybody(agent)).containsOnly(false);
        assertThat(everybody(member)).containsOnly(true);
        town.platform.grantsRoleGroup(town.agency, town.agents, true);
        assertThat(everybody(agent)).containsOnly(true);

        var grant = town.at("/applications/" + town.booking.id(town.realm.admin()));
        platform().put(grant, Map.of("status", "suspended")).orFail();
        assertThat(holds(town.by(town.booking), member)).isFalse();
        assertThat(holds(platform(), agent)).isFalse();
        assertThat(holds(platform(), member)).isTrue();
        platform().put(grant, Map.of("status", "active")).orFail();

        platform()
                .patch(town.at("/members/" + town.user("agent")), Map.of("status", "suspended"))
                .orFail();
        assertThat(everybody(agent)).containsOnly(false);
        assertThat(everybody(member)).containsOnly(false);
        platform()
                .patch(town.at("/members/" + town.user("agent")), Map.of("status", "active"))
                .orFail();

        platform()
                .patch("/organizations/" + town.holding, Map.of("status", "suspended"))
                .orFail();
        assertThat(everybody(agent)).containsOnly(false);
        assertThat(everybody(member)).containsOnly(false);
        assertThat(everybody(steward)).containsOnly(false);
        assertThat(holds(platform(), tuple(town.holding, "child", "organizations:" + town.agency)))
                .isFalse();
        platform()
                .patch("/organizations/" + town.holding, Map.of("status", "active"))
                .orFail();

        enables("agent", false);
        assertThat(everybody(agent)).containsOnly(false);
        assertThat(everybody(member)).containsOnly(false);
        enables("agent", true);
        assertThat(everybody(agent)).containsOnly(true);

        platform().delete(roles + "?application=booking&appRole=booking-agent").orFail();
        assertThat(everybody(agent)).containsOnly(false);
        platform()
                .post(
                        roles,
                        Map.of(
                                "application",
                                "booking",
                                "appRole",
                                "booking-agent",
                                "expiresAt",
                                "2035-01-01T00:00:00Z"))
                .orFail();
        assertThat(everybody(agent)).containsOnly(true);

        platform().delete(roles + "?application=booking&appRole=booking-agent").orFail();
        var soon = Instant.now().plusSeconds(5);
        platform()
                .post(roles, Map.of("application", "booking", "appRole", "booking-agent", "expiresAt", soon.toString()))
                .orFail();
        Thread.sleep(
                Math.max(0, Duration.between(Instant.now(), soon).plusMillis(1).toMillis()));
        assertThat(everybody(agent)).containsOnly(false);
        assertThat(everybody(member)).containsOnly(true);
    }

    @Test
    void applicationThatIsTakenOutOfTheCatalogueTellsAndIsToldNothing() {
        try (var shop = TestApplication.register(town.realm.url(), town.realm.admin(), "shop", "seller")) {
            var client = "/applications/" + shop.id(town.realm.admin());
            town.platform.marksApplication(shop);
            var sellers = town.platform.definesRoleGroup(shop, "Sellers", "seller");
            town.platform.grants(town.rival, shop);
            town.platform.grantsRoleGroup(town.rival, sellers, false);
            platform()
                    .post(
                            "/organizations/" + town.rival + "/members/" + town.user("foe") + "/roles",
                            Map.of("application", "shop", "appRole", "seller"))
                    .orFail();
            var seller = tuple(town.rival, "app:shop:seller", town.user("foe"));
            assertThat(holds(platform(), seller)).isTrue();
            assertThat(holds(town.by(shop), seller)).isTrue();

            platform().delete(client).orFail();

            assertThat(holds(platform(), seller)).isFalse();
            assertThat(holds(town.by(shop), tuple(town.rival, "member", town.user("foe"))))
                    .isFalse();
        }
    }

    /** What the platform, an administrator and the application are told. */
    private List<Boolean> everybody(String tuple) {
        return List.of(
                holds(platform(), tuple), holds(town.member("boss"), tuple), holds(town.by(town.booking), tuple));
    }

    private void enables(String name, boolean enabled) {
        var user = town.realm.admin().users().get(town.user(name));
        var representation = user.toRepresentation();
        representation.setEnabled(enabled);
        user.update(representation);
    }

    private void refuses(Map<String, Object> question, String code, String field) {
        for (var asking : List.of(platform(), town.by(town.booking))) {
            var answer = asking.post("/relations/check", question);
            assertThat(answer.status() + " " + answer.code() + " " + answer.field())
                    .isEqualTo("400 " + code + " " + field);
        }
    }

    private Api platform() {
        return town.platform.api();
    }
}
