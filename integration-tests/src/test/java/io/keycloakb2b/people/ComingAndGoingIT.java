package io.keycloakb2b.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Leaving, handing over, looking one another up, and who is signed in. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ComingAndGoingIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private TestApplication console;
    private TestApplication reader;
    private TestApplication booking;
    private PlatformAdministrator platform;
    private String alias;
    private String organization;
    private String elsewhere;
    private String owner;
    private String worker;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        reader = TestApplication.register(realm.url(), realm.admin(), "reader")
                .allowedToReadTheOrganizationApi(realm.admin());
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        platform.marksApplication(booking);
    }

    @BeforeEach
    void hireSomebody() {
        alias = "o" + UUID.randomUUID().toString().substring(0, 8);
        organization = platform.createsOrganization(alias, alias);
        elsewhere = platform.createsOrganization("not-" + alias, "not-" + alias);
        owner = person("owner");
        worker = person("worker");
        platform.addsMember(organization, owner);
        platform.givesOrganizationRole(organization, owner, "owner", "self");
        platform.addsMember(organization, worker);
    }

    @AfterAll
    void close() {
        booking.close();
        reader.close();
        console.close();
    }

    @Test
    void lastOwnerStays_andATokenForReadingLeavesNothing() {
        refused(signedIn("owner").delete(at("/members/me")), 409, "last_owner", "");
        refused(api(reader, "worker").delete(at("/members/me")), 403, "forbidden", "");
        refused(platform.api().delete(at("/members/me")), 403, "forbidden", "");
        person("outsider");
        refused(signedIn("outsider").delete(at("/members/me")), 404, "not_found", "");
        assertThat(ids(signedIn("owner").get(at("/members")))).containsExactlyInAnyOrder(owner, worker);
    }

    @Test
    void memberLeaves_andKeepsTheAccountAndOtherMemberships() {
        platform.addsMember(elsewhere, worker);
        var leaving = signedIn("worker");

        assertThat(leaving.delete(at("/members/me")).status()).isEqualTo(204);

        isLogged("member.leave", worker, worker);
        assertThat(leaving.get(at("")).status()).isEqualTo(404);
        assertThat(leaving.get("/organizations/" + elsewhere).status()).isEqualTo(200);
        assertThat(ids(signedIn("owner").get(at("/members")))).containsExactly(owner);
    }

    @Test
    void ownershipGoesToAnActiveMemberAndToNobodyElse() {
        var stranger = person("stranger");
        platform.addsMember(elsewhere, stranger);
        var api = signedIn("owner");
        var foreign = api.post(at("/ownership"), Map.of("userId", stranger));
        assertThat(foreign)
                .isEqualTo(api.post(
                        at("/ownership"), Map.of("userId", UUID.randomUUID().toString())));
        refused(foreign, 404, "not_found", "userId");
        refused(api.post(at("/ownership"), Map.of("userId", owner)), 400, "invalid_value", "userId");
        refused(api.post(at("/ownership"), Map.of()), 400, "missing_value", "userId");
        refused(
                api.post(at("/ownership"), Map.of("userId", worker, "remainingRole", "owner")),
                400,
                "invalid_value",
                "remainingRole");
        refused(
                api.post(at("/ownership"), Map.of("userId", worker, "remainingRole", "king")),
                400,
                "role_unknown",
                "remainingRole");
        api.patch(at("/members/" + worker), Map.of("status", "suspended")).orFail();
        refused(api.post(at("/ownership"), Map.of("userId", worker)), 400, "invalid_value", "userId");
        platform.givesOrganizationRole(organization, hired("admin"), "admin", "self");
        refused(signedIn("admin").post(at("/ownership"), Map.of("userId", worker)), 403, "forbidden", "");
        refused(platform.api().post(at("/ownership"), Map.of("userId", worker)), 403, "forbidden", "");

        assertThat(rolesOf(owner)).containsExactly("owner");
    }

    @Test
    void ownerHandsOver_andIsAnAdministratorFromThenOn() {
        var former = signedIn("owner");

        former.post(at("/ownership"), Map.of("userId", worker)).orFail();

        isLogged("ownership.transfer", owner, worker);
        assertThat(rolesOf(worker)).containsExactly("owner");
        assertThat(rolesOf(owner)).containsExactly("admin");
        refused(former.post(at("/ownership"), Map.of("userId", worker)), 403, "forbidden", "");
        signedIn("worker")
                .post(at("/ownership"), Map.of("userId", owner, "remainingRole", "member"))
                .orFail();
        assertThat(rolesOf(worker)).isEmpty();
    }

    @Test
    void directoryShowsPeopleAndNothingThatIsThoughtOfThem() {
        hired("guest");
        platform.api().patch(at("/members/" + user("guest")), Map.of("type", "guest"));
        platform.api().patch(at("/members/" + hired("consumer")), Map.of("type", "consumer"));
        platform.api().patch(at("/members/" + hired("suspended")), Map.of("status", "suspended"));
        disable(hired("disabled"));

        var seen = signedIn("worker").get(at("/directory")).orFail();

        assertThat(ids(signedIn("worker").get(at("/directory"))))
                .containsExactlyInAnyOrder(owner, worker, user("guest"));
        assertThat(seen.get("items")).allSatisfy(entry -> assertThat(entry.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "username", "email", "firstName", "lastName"));
        assertThat(ids(signedIn("worker").get(at("/directory?search=OWNER")))).containsExactly(owner);
        assertThat(ids(signedIn("worker").get(at("/directory?search=consumer"))))
                .isEmpty();
        refused(signedIn("consumer").get(at("/directory")), 403, "forbidden", "");
        refused(signedIn("worker").get(at("/directory?search=" + "x".repeat(101))), 400, "invalid_value", "search");
    }

    @Test
    void directoryIsClosedWhereOnlyAdministratorsSeeOneAnother() {
        platform.sets(organization, "directory-visibility", "administrators");

        refused(signedIn("worker").get(at("/directory")), 403, "forbidden", "");
        assertThat(ids(signedIn("owner").get(at("/directory")))).contains(worker);
        refused(
                platform.api().patch(at("/settings"), Map.of("directory-visibility", Map.of("value", "everybody"))),
                400,
                "invalid_value",
                "directory-visibility");
    }

    /** Keycloak itself knows when a session began to the second only. */
    @Test
    void sessionThatBeganInTheSameSecondEndsToo() throws InterruptedException {
        platform.grants(organization, booking);
        var administrator = signedIn("owner");
        Thread.sleep(1000 - System.currentTimeMillis() % 1000);

        var session = enters("worker", alias);
        administrator.delete(at("/members/" + worker + "/sessions")).orFail();

        assertThat(booking.refresh(session).error()).isEqualTo("invalid_grant");
        assertThat(enters("worker", alias).granted()).isTrue();
    }

    @Test
    void sessionsForOthersAndForNobodyStayUnseen_andGoOnWhenOnesOwnEnd() {
        platform.addsMember(elsewhere, worker);
        platform.grants(organization, booking);
        platform.grants(elsewhere, booking);
        var here = enters("worker", alias);
        var there = enters("worker", "not-" + alias);
        var consumer = console.passwordGrant(email("worker"), PASSWORD, "openid");
        var colleague = enters("owner", alias);

        var listed = signedIn("owner").get(at("/sessions")).orFail().get("items");
        assertThat(listed).hasSize(2).allSatisfy(session -> assertThat(
                        session.get("client").asText())
                .isEqualTo("booking"));
        assertThat(listed.findValuesAsText("user")).containsExactlyInAnyOrder(worker, owner);
        assertThat(signedIn("owner")
                        .get(at("/members/" + worker + "/sessions"))
                        .orFail()
                        .get("items"))
                .hasSize(1);

        signedIn("owner").delete(at("/members/" + worker + "/sessions")).orFail();

        // Keycloak writes down the second in which somebody tried: a later one than that of the end.
        inTheNextSecond(() -> booking.refresh(colleague));
        assertThat(booking.refresh(here).error()).isEqualTo("invalid_grant");
        assertThat(booking.refresh(there).granted()).isTrue();
        assertThat(console.refresh(consumer).granted()).isTrue();
        assertThat(booking.refresh(colleague).granted()).isTrue();
        assertThat(signedIn("owner")
                        .get(at("/members/" + worker + "/sessions"))
                        .orFail()
                        .get("items"))
                .isEmpty();
        var stranger = signedIn("owner").get(at("/members/" + person("stranger") + "/sessions"));
        assertThat(stranger).isEqualTo(signedIn("owner").get(at("/members/" + UUID.randomUUID() + "/sessions")));
        refused(stranger, 404, "not_found", "user");
    }

    private static void inTheNextSecond(Supplier<TokenResponse> clock) {
        var now = clock.get().claims().get("iat").asLong();
        while (clock.get().claims().get("iat").asLong() == now) {
            Thread.onSpinWait();
        }
    }

    private void isLogged(String action, String actor, String target) {
        var events = platform.api()
                .get(at("/audit-events?action=" + action))
                .orFail()
                .get("items");
        assertThat(events).hasSize(1).allSatisfy(event -> {
            assertThat(event.at("/actor/id").asText()).isEqualTo(actor);
            assertThat(event.get("target").asText()).isEqualTo("user:" + target);
        });
    }

    private TokenResponse enters(String name, String organizationAlias) {
        var tokens = booking.passwordGrant(email(name), PASSWORD, "openid organization:" + organizationAlias);
        assertThat(tokens.granted()).as("%s", tokens.body()).isTrue();
        return tokens;
    }

    private List<String> rolesOf(String user) {
        return platform.api()
                .get(at("/members/" + user + "/roles"))
                .orFail()
                .get("items")
                .findValuesAsText("organizationRole");
    }

    private String hired(String name) {
        var user = person(name);
        platform.addsMember(organization, user);
        return user;
    }

    private String person(String name) {
        return realm.addsUser(email(name), PASSWORD);
    }

    private String user(String name) {
        return realm.admin().users().searchByEmail(email(name), true).get(0).getId();
    }

    private void disable(String user) {
        var account = realm.admin().users().get(user);
        var representation = account.toRepresentation();
        representation.setEnabled(false);
        account.update(representation);
    }

    private String email(String name) {
        return name + "@" + alias + ".example";
    }

    private String at(String path) {
        return "/organizations/" + organization + path;
    }

    private Api signedIn(String name) {
        return api(console, name);
    }

    private Api api(TestApplication client, String name) {
        var token = client.passwordGrant(email(name), PASSWORD, "openid").accessToken();
        return new Api(URI.create(realm.url() + "/b2b"), () -> token);
    }

    private static void refused(ApiAnswer answer, int status, String code, String field) {
        assertThat(answer.status() + " " + answer.code() + " " + answer.field())
                .as("%s", answer.body())
                .isEqualTo(status + " " + code + " " + field);
    }

    private static List<String> ids(ApiAnswer list) {
        return StreamSupport.stream(list.orFail().get("items").spliterator(), false)
                .map((JsonNode item) -> item.get("id").asText())
                .toList();
    }
}
