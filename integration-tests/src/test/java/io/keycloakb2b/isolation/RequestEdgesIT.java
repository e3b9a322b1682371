package io.keycloakb2b.isolation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.isolation.Endpoint.Root;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What is wrong with a request before anybody asks what it is about. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class RequestEdgesIT {

    private World world;
    private StoredState stored;
    private URI root;
    private TestRealm realm;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, TestDatabase database) {
        this.realm = realm;
        world = new World(server, realm);
        stored = new StoredState(database);
        root = URI.create(realm.url() + "/b2b");
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void whoHasNoTokenIsToldHowToShowOne() {
        var answer = world.atOrganizationRoot("").exchange("GET", "/me", null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"" + realm.name() + "\"");
        isProblem(answer, 401, "unauthenticated");
    }

    @Test
    void bodyIsReadOnlyForThoseWhoMayWrite() {
        var parameters = world.parameters(world.target, world.user("targetMember"));
        var before = stored.now();

        SoftAssertions.assertSoftly(softly -> {
            for (Attempt attempt : Attempt.atOrganizations(Root.ORGANIZATION)) {
                if (attempt.body() != null) {
                    boolean openToMembers = attempt.endpoint().path().equals(SwitchAttempts.SWITCH);
                    for (var caller : openToMembers ? List.of("outsider") : List.of("targetMember", "outsider")) {
                        var api = world.member(caller);
                        var good = attempt.by(api, parameters);
                        var bad = attempt.by(api, parameters, "{\"surplus\":[");
                        softly.assertThat(bad).as("%s by %s", attempt, caller).isEqualTo(good);
                    }
                }
            }
        });

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void organizationHeaderHasToAgreeWithTheAddress() {
        var owner = world.member("targetOwner");
        var target = "/organizations/" + world.target;

        assertThat(owner.with("X-Organization-Id", world.target).get(target).status())
                .isEqualTo(200);
        for (var other : List.of(world.sibling, world.parent, World.ABSENT, world.target.toUpperCase(Locale.ROOT))) {
            var refused = owner.with("X-Organization-Id", other).exchange("GET", target, null);
            isProblem(refused, 400, "organization_mismatch");
        }
        isProblem(
                world.platform.api().with("X-Organization-Id", world.target).exchange("GET", "/setup", null),
                400,
                "organization_mismatch");
    }

    @Test
    void organizationHeaderScopesAddressesThatNameNone() {
        var boss = world.member("parentBoss");
        assertThat(boss.get("/organizations").orFail().findValuesAsText("id"))
                .contains(world.parent, world.target, world.child);

        var scoped = boss.with("X-Organization-Id", world.target);
        assertThat(scoped.get("/organizations").orFail().get("items").findValuesAsText("alias"))
                .containsExactlyInAnyOrder("target", "child");
        assertThat(scoped.get("/me").orFail().get("organizations")).isEmpty();
        for (var foreign : List.of(world.sibling, world.closed, World.ABSENT)) {
            isProblem(
                    boss.with("X-Organization-Id", foreign).exchange("GET", "/organizations", null), 404, "not_found");
        }
    }

    @Test
    void listOfAPersonIsWhatThePersonMaySee() {
        assertThat(world.member("targetMember")
                        .get("/organizations")
                        .orFail()
                        .get("items")
                        .findValuesAsText("alias"))
                .containsExactly("target");
        assertThat(world.member("outsider").get("/organizations").orFail().get("items"))
                .isEmpty();
        assertThat(world.member("parentBoss")
                        .get("/organizations?parent=" + world.parent)
                        .orFail()
                        .get("items"))
                .hasSize(1);
        assertThat(world.platform
                        .api()
                        .get("/organizations?search=SIB&status=active")
                        .orFail()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void whatNobodyServesIsAProblemToo() {
        var owner = world.member("targetOwner");
        var put = owner.exchange("PUT", "/organizations/" + world.target, "{}");
        isProblem(put, 405, "method_not_allowed");
        assertThat(put.headers().firstValue("Allow")).contains("DELETE, GET, PATCH");
        for (var api : List.of(owner, world.platform.api())) {
            isProblem(api.exchange("GET", "/nothing", null), 404, "no_such_address");
            isProblem(api.exchange("DELETE", "/organizations/x/nothing/at/all", null), 404, "no_such_address");
        }
        isProblem(world.atOrganizationRoot("").exchange("GET", "/nothing", null), 401, "unauthenticated");
    }

    @Test
    void parametersThatNobodyKnowsAreNamed() {
        var target = "/organizations/" + world.target;
        var owner = world.member("targetOwner");
        for (var query : List.of("?search=x&surplus=1", "?Max=1", "?max=1&max=2")) {
            isProblem(owner.exchange("GET", target + "/members" + query, null), 400, "unknown_parameter");
        }
        isProblem(owner.exchange("GET", target + "?expand=all", null), 400, "unknown_parameter");
        isProblem(owner.exchange("GET", "/organizations?search=" + "x".repeat(101), null), 400, "invalid_value");
        isProblem(owner.exchange("GET", "/organizations?after=" + "x".repeat(2000), null), 400, "invalid_value");
    }

    @Test
    void bodiesAreJson_andNoLongerThanTheLimit() {
        var target = "/organizations/" + world.target;
        var owner = world.member("targetOwner");
        for (var type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            isProblem(
                    owner.with("Content-Type", type).exchange("PATCH", target, "{\"name\":\"Target\"}"),
                    415,
                    "unsupported_media_type");
        }
        assertThat(owner.with("Content-Type", "application/json; charset=utf-8")
                        .exchange("PATCH", target, "{\"name\":\"Target\"}")
                        .statusCode())
                .isEqualTo(200);
        isProblem(owner.exchange("PATCH", target, "{\"name\":\"" + "x".repeat(300_000) + "\"}"), 413, "body_too_large");
    }

    /** Each is another way to write the address of an organization that the caller may not see, or none. */
    @Test
    void spellingsOfAnAddressOpenNothing() {
        var outsider = world.token("outsider").accessToken();
        var owner = world.token("targetOwner").accessToken();
        var path = root.getPath();
        var id = world.target;
        var spellings = List.of(
                path + "/organizations//" + id,
                path + "//organizations/" + id,
                path + "/organizations/" + id + "/",
                path + "/organizations/" + id + ";a=b",
                path + "/organizations;a=b/" + id,
                path + "/organizations/" + id + "%2F",
                path + "/organizations%2F" + id,
                path + "/organizations/x/../" + id,
                path + "/organizations/x/%2e%2e/" + id,
                path + "/./organizations/" + id,
                path + "/organizations/" + id + "/members/..",
                path + "/organizations/" + id.toUpperCase(Locale.ROOT),
                path + "/organizations/" + id + "%00",
                path + "/organizations/%20" + id,
                path + "/ORGANIZATIONS/" + id,
                path + "/%6frganizations/" + id);

        SoftAssertions.assertSoftly(softly -> spellings.forEach(spelling -> {
            softly.assertThat(status(outsider, spelling)).as(spelling).isIn(400, 404);
            softly.assertThat(status("", spelling)).as(spelling).isIn(400, 401, 404);
            softly.assertThat(status(owner, spelling))
                    .as(spelling)
                    .isIn(spelling.contains("%6f") ? List.of(200, 400, 404) : List.of(400, 404));
        }));
    }

    @Test
    void pagesOfForeignOriginsReadNothing() {
        var token = world.token("targetOwner").accessToken();
        var foreign = new Api(root, () -> token)
                .with("Origin", "https://evil.example")
                .exchange("GET", "/me", null);
        isProblem(foreign, 403, "origin_not_allowed");
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();

        var allowed = "https://console.example";
        var client = realm.admin().clients().findByClientId("console").get(0);
        client.setWebOrigins(List.of(allowed));
        realm.admin().clients().get(client.getId()).update(client);
        var fresh = world.boundToken("targetOwner", "target").accessToken();
        var answer = new Api(root, () -> fresh).with("Origin", allowed).exchange("GET", "/me", null);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(allowed);
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag");

        var preflight = new Api(root, () -> "")
                .with("Origin", allowed)
                .with("Access-Control-Request-Method", "PATCH")
                .exchange("OPTIONS", "/organizations/" + world.target, null);
        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Methods")
                        .orElse(""))
                .contains("PATCH");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
                .contains("Authorization", "If-Match", "Idempotency-Key", "X-Organization-Id");
    }

    /** The path as it is, which a client library would put in order first. */
    private int status(String token, String path) {
        try (var socket = new Socket(root.getHost(), root.getPort())) {
            socket.setSoTimeout(20_000);
            var authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\n" + authorization
                                    + "Connection: close\r\n\r\n")
                            .getBytes(US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
