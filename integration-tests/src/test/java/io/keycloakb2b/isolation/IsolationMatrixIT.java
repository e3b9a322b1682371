package io.keycloakb2b.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.isolation.Endpoint.Root;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every endpoint, tried by everybody who has no business there. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class IsolationMatrixIT {

    private static final String ABSENT_USER = "11111111-1111-4111-8111-111111111111";

    private World world;
    private StoredState stored;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, TestDatabase database) {
        world = new World(server, realm);
        stored = new StoredState(database);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void everyEndpointIsInTheTable() {
        var tried = Attempt.all().stream().map(Attempt::toString).collect(Collectors.toSet());
        tried.add("ORGANIZATION GET /openapi.json");

        assertThat(new ServedEndpoints().all()).containsExactlyInAnyOrderElementsOf(tried);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "ordinary", "id", "refresh", "nonsense", "unsigned", "resigned", "stranger"})
    void organizationRootAsksForATokenOfItsOwn(String kind) {
        var token =
                switch (kind) {
                    case "ordinary" -> world.ordinaryToken("targetOwner").accessToken();
                    case "id" -> world.token("targetOwner").idToken();
                    case "refresh" -> world.token("targetOwner").refreshToken();
                    case "nonsense" -> "e30.e30.e30";
                    case "unsigned" -> reheaded("{\"alg\":\"none\",\"typ\":\"JWT\"}");
                    case "resigned" -> reheaded("{\"alg\":\"HS512\",\"typ\":\"JWT\",\"kid\":\"x\"}");
                    case "stranger" -> world.tokenOfAnotherRealmsAdministrator();
                    default -> "";
                };
        var before = stored.now();

        eachAttempt(Root.ORGANIZATION, world.atOrganizationRoot(token), (attempt, answer, softly) -> softly.assertThat(
                        answer.status())
                .as("%s", attempt)
                .isEqualTo(401));

        assertThat(stored.now()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outsider", "parentClerk", "childOwner", "siblingOwner", "suspendedOwner", "closedMember"})
    void foreignOrganizationIsAsAbsentAsNone(String caller) {
        isAbsentFor(caller, world.target, "targetMember");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parentBoss", "parentClerk", "targetOwner"})
    void organizationThatInheritsNoAdministratorsIsAbsentFromAbove(String caller) {
        isAbsentFor(caller, world.closed, "closedMember");
    }

    /** People's own addresses say so; everything else is as absent as if there were nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"sibling", "parent", "child"})
    void keyOfAnotherOrganizationIsToldNothing(String owner) {
        var organization =
                switch (owner) {
                    case "sibling" -> world.sibling;
                    case "parent" -> world.parent;
                    default -> world.child;
                };
        var machine = world.machine(organization, "admin");
        var before = stored.now();
        var there = world.parameters(world.target, world.user("targetMember"));
        var absent = world.parameters(World.ABSENT, world.user("targetMember"));

        SoftAssertions.assertSoftly(softly -> {
            for (Attempt attempt : Attempt.atOrganizations(Root.ORGANIZATION)) {
                var answer = attempt.by(machine, there);
                softly.assertThat(answer.status())
                        .as("%s", attempt)
                        .isEqualTo(attempt.endpoint().path().startsWith("/me") ? 403 : 404);
                softly.assertThat(masked(answer, world.target))
                        .as("%s", attempt)
                        .isEqualTo(masked(attempt.by(machine, absent), World.ABSENT));
            }
        });

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void keyOfAnAuditorReadsItsOrganizationAndChangesNothing() {
        var machine = world.machine(world.target, "auditor");
        var before = stored.now();
        var parameters = world.parameters(world.target, world.user("targetMember"));

        SoftAssertions.assertSoftly(
                softly -> Attempt.atOrganizations(Root.ORGANIZATION).forEach(attempt -> softly.assertThat(
                                attempt.by(machine, parameters).status())
                        .as("%s", attempt)
                        .isEqualTo(attempt.endpoint().reads() ? readable(attempt) : 403)));

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void platformRootTakesNoKey() {
        var key = world.platform
                .makesApiKey(world.target, "Robot", "admin")
                .get("key")
                .asText();
        var before = stored.now();

        eachAttempt(Root.PLATFORM, world.atPlatformRoot(key), (attempt, answer, softly) -> softly.assertThat(
                        answer.status())
                .as("%s", attempt)
                .isEqualTo(401));

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void addressesOfPeopleTakeNoKey() {
        var machine = world.machine(world.target, "admin");
        var before = stored.now();
        var parameters = world.parameters(world.target, world.user("targetMember"));

        SoftAssertions.assertSoftly(softly -> Attempt.all().stream()
                .filter(attempt -> attempt.endpoint().path().startsWith("/me"))
                .forEach(attempt -> softly.assertThat(
                                attempt.by(machine, parameters).status())
                        .as("%s", attempt)
                        .isEqualTo(403)));

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void plainMemberSeesTheOrganizationAndItsPeopleAndNothingElse() {
        var open = List.of(
                "ORGANIZATION GET /organizations/{organization}",
                "ORGANIZATION GET /organizations/{organization}/ancestors",
                "ORGANIZATION GET /organizations/{organization}/directory",
                "ORGANIZATION POST " + SwitchAttempts.SWITCH);
        var before = stored.now();
        var parameters = world.parameters(world.target, world.user("targetOwner"));

        SoftAssertions.assertSoftly(softly -> {
            for (Attempt attempt : Attempt.atOrganizations(Root.ORGANIZATION)) {
                if (attempt.endpoint().path().endsWith("/members/me")) {
                    continue; // everybody may leave
                }
                boolean may = open.contains(attempt.toString());
                softly.assertThat(attempt.by(world.member("targetMember"), parameters)
                                .status())
                        .as("%s", attempt)
                        .isEqualTo(may ? 200 : 403);
            }
        });

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void administratorFromAboveReadsEverything() {
        var parameters = world.parameters(world.target, world.user("targetMember"));
        SoftAssertions.assertSoftly(softly -> Attempt.atOrganizations(Root.ORGANIZATION).stream()
                .filter(attempt -> attempt.endpoint().reads())
                .forEach(attempt -> softly.assertThat(attempt.by(world.member("parentBoss"), parameters)
                                .status())
                        .as("%s", attempt)
                        .isEqualTo(200)));
    }

    @Test
    void suspendedOrganizationIsClosedToItsOwnAdministrator() {
        var before = stored.now();
        var parameters = world.parameters(world.suspended, world.user("suspendedOwner"));

        SoftAssertions.assertSoftly(softly -> {
            for (Attempt attempt : Attempt.atOrganizations(Root.ORGANIZATION)) {
                if (attempt.endpoint().path().equals(SwitchAttempts.SWITCH)) {
                    var answer = attempt.by(world.member("suspendedOwner"), parameters);
                    softly.assertThat(answer.body().path("reason").asText()).isEqualTo("org_unavailable");
                    continue;
                }
                softly.assertThat(attempt.by(world.member("suspendedOwner"), parameters)
                                .status())
                        .as("%s", attempt)
                        .isEqualTo(403);
            }
        });

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void ownersDoNotGrantToThemselves() {
        var before = stored.now();
        var parameters = world.parameters(world.target, world.user("targetMember"));
        var owner = world.member("targetOwner");

        SoftAssertions.assertSoftly(softly -> Attempt.atOrganizations(Root.ORGANIZATION).stream()
                .filter(attempt -> !attempt.endpoint().reads())
                .filter(attempt -> Stream.of("{client}", "{roleGroup}", "{domain}")
                        .anyMatch(attempt.endpoint().path()::contains))
                .forEach(attempt -> softly.assertThat(
                                attempt.by(owner, parameters).status())
                        .as("%s", attempt)
                        .isEqualTo(403)));

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void idsOfOthersInTheBodyAreAsAbsentAsNone() {
        var sibling = world.member("siblingOwner");
        var members = "/organizations/" + world.sibling + "/members";
        alike(
                sibling.post(members, Map.of("userId", world.user("targetMember"))),
                sibling.post(members, Map.of("userId", ABSENT_USER)));
        alike(
                sibling.post("/organizations", Map.of("name", "X", "alias", "x", "parent", world.target)),
                sibling.post("/organizations", Map.of("name", "X", "alias", "x", "parent", World.ABSENT)));
    }

    @Test
    void applicationsThatWereNotGrantedAreAsAbsentAsNone() {
        var sibling = world.member("siblingOwner");
        for (var name : List.of("siblingOwner", "siblingMember")) {
            var roles = "/organizations/" + world.sibling + "/members/" + world.user(name) + "/roles";
            for (var more : List.of(
                    Map.of("scope", "self"), Map.of("scope", "subtree"), Map.of("expiresAt", "2001-01-01T00:00:00Z"))) {
                alike(
                        sibling.post(roles, with(more, "booking", "booking-agent")),
                        sibling.post(roles, with(more, "nothing", "nothing")));
            }
            alike(
                    sibling.delete(roles + "?application=booking&appRole=booking-agent"),
                    sibling.delete(roles + "?application=nothing&appRole=nothing"));
        }
    }

    private static Map<String, String> with(Map<String, String> more, String application, String role) {
        Map<String, String> body = new HashMap<>(more);
        body.put("application", application);
        body.put("appRole", role);
        return body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PATCH", "DELETE"})
    void usersOfOthersBelowOnesOwnOrganizationAreAsAbsentAsNone(String verb) {
        var sibling = world.member("siblingOwner");
        var body = verb.equals("PATCH") ? Map.of("status", "suspended") : null;
        for (var suffix : List.of("", "/roles")) {
            var path = "/organizations/" + world.sibling + "/members/";
            alike(
                    sibling.call(verb, path + world.user("targetMember") + suffix, body),
                    sibling.call(verb, path + ABSENT_USER + suffix, body));
        }
    }

    @Test
    void tokenForOneOrganizationReachesNoOther() {
        var bound = world.boundToken("parentBoss", "parent").accessToken();
        assertThat(world.atOrganizationRoot(bound)
                        .get("/organizations/" + world.target)
                        .status())
                .isEqualTo(200);

        var token = world.boundToken("targetOwner", "target").accessToken();
        var api = world.atOrganizationRoot(token);
        assertThat(api.get("/organizations/" + world.target).status()).isEqualTo(200);
        assertThat(api.get("/organizations/" + world.parent).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "targetOwner", "parentBoss", "outsider", "stranger", "id"})
    void platformRootIsForThePlatform(String kind) {
        var token =
                switch (kind) {
                    case "nobody" -> "";
                    case "stranger" -> world.tokenOfAnotherRealmsAdministrator();
                    case "id" -> world.token("targetOwner").idToken();
                    default -> world.token(kind).accessToken();
                };
        var before = stored.now();

        eachAttempt(Root.PLATFORM, world.atPlatformRoot(token), (attempt, answer, softly) -> softly.assertThat(
                        answer.status())
                .as("%s", attempt)
                .isIn(401, 403));

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void supportReadsAndChangesNothing() {
        var before = stored.now();
        var support = world.atPlatformRoot(world.ordinaryToken("support").accessToken());

        eachAttempt(Root.PLATFORM, support, (attempt, answer, softly) -> softly.assertThat(answer.status())
                .as("%s", attempt)
                .isEqualTo(readsOrAsks(attempt) ? assignable(attempt) : 403));

        assertThat(stored.now()).isEqualTo(before);
    }

    private static boolean readsOrAsks(Attempt attempt) {
        return attempt.endpoint().reads()
                || RelationAttempts.QUESTIONS.contains(attempt.endpoint().path());
    }

    /** Below and with the subtree it has no say; and what it might hand out is nothing to an auditor. */
    private static int readable(Attempt attempt) {
        var path = attempt.endpoint().path();
        return path.contains("/subtree") ? 403 : assignable(attempt);
    }

    /** What one may hand out is nothing to somebody who may hand out nothing. */
    private static int assignable(Attempt attempt) {
        return attempt.endpoint().path().endsWith("/assignable") ? 403 : 200;
    }

    /** An owner's token under another header. */
    private String reheaded(String header) {
        var parts = world.token("targetOwner").accessToken().split("\\.", -1);
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
        return encoded + "." + parts[1] + (header.contains("none") ? "." : "." + parts[2]);
    }

    private void isAbsentFor(String caller, String organization, String member) {
        var before = stored.now();
        var api = world.member(caller);
        var there = world.parameters(organization, world.user(member));
        var absent = world.parameters(World.ABSENT, world.user(member));

        SoftAssertions.assertSoftly(softly -> {
            for (Attempt attempt : Attempt.atOrganizations(Root.ORGANIZATION)) {
                var answer = attempt.by(api, there);
                softly.assertThat(answer.status()).as("%s", attempt).isEqualTo(404);
                softly.assertThat(masked(answer, organization))
                        .as("%s", attempt)
                        .isEqualTo(masked(attempt.by(api, absent), World.ABSENT));
            }
        });

        assertThat(stored.now()).isEqualTo(before);
    }

    private void eachAttempt(Root root, Api api, Check check) {
        var parameters = world.parameters(world.target, world.user("targetMember"));
        SoftAssertions.assertSoftly(softly -> Attempt.all().stream()
                .filter(attempt -> attempt.endpoint().root() == root)
                .forEach(attempt -> check.of(attempt, attempt.by(api, parameters), softly)));
    }

    private static void alike(ApiAnswer foreign, ApiAnswer absent) {
        assertThat(foreign.status()).isBetween(400, 499);
        assertThat(foreign).isEqualTo(absent);
    }

    private static String masked(ApiAnswer answer, String id) {
        return answer.status() + " " + answer.body().toString().replace(id, "{id}");
    }

    private interface Check {
        void of(Attempt attempt, ApiAnswer answer, SoftAssertions softly);
    }
}
