package io.keycloakb2b.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request under a key is done once, however often it is sent. */
@KeycloakTest
final class KeyedRequestsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TestRealm realm;
    private RunningKeycloak server;
    private MailServer mail;
    private PlatformAdministrator platform;
    private Api api;
    private final String key = UUID.randomUUID().toString();
    private final String name = "keyed-" + UUID.randomUUID();
    private final String body =
            JSON.valueToTree(Map.of("name", name, "alias", name)).toString();

    @BeforeEach
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.realm = realm;
        this.server = server;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        api = platform.api();
    }

    @Test
    void sentAgain_itIsAnsweredAsBefore_andNotDoneAgain() {
        var first = post(api, key, body);
        var second = post(api, key, body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(post(api, key + "x", body).statusCode()).isEqualTo(409);
        assertThat(api.get("/organizations?search=" + name).orFail().get("items"))
                .hasSize(1);
    }

    @Test
    void sameKeyWithAnotherRequestIsRefused() {
        post(api, key, body);

        for (var other : new String[] {body.replace("keyed", "other"), body + " "}) {
            var refused = post(api, key, other);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("\"idempotency_key_reused\"");
        }
        assertThat(api.get("/organizations?search=other").orFail().get("items")).isEmpty();
    }

    @Test
    void whatWasRefusedMayBeSentAgain() {
        var bad = "{\"name\":\"" + name + "\"}";
        assertThat(post(api, key, bad).statusCode()).isEqualTo(400);

        assertThat(post(api, key, body).statusCode()).isEqualTo(201);
    }

    @Test
    void keyIsItsCallersOwn() {
        assertThat(post(api, key, body).statusCode()).isEqualTo(201);

        try (var elsewhere = realm.another()) {
            var another = PlatformAdministrator.of(server, elsewhere);
            another.setsUpTheRealm();
            var there = post(another.api(), key, body);
            assertThat(there.statusCode()).as(there.body()).isEqualTo(201);
            assertThat(there.headers().firstValue("Idempotency-Replayed")).isEmpty();
        }
        var administrator = realm.addsUser(name + "@keys.example", "Correct-Horse-7");
        realm.givesRealmRoles(administrator, "realm-admin");
        var other = new Api(
                URI.create(server.baseUrl() + "/admin/realms/" + realm.name() + "/b2b"),
                () -> Tokens.of(realm, name + "@keys.example", "Correct-Horse-7"));
        assertThat(post(other, key, body).statusCode()).isEqualTo(409);
    }

    @Test
    void ofManyAtOnceOneIsDone() {
        var answers = IntStream.range(0, 8)
                .mapToObj(call -> CompletableFuture.supplyAsync(() -> post(api, key, body)))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isIn(201, 409));
        assertThat(answers.stream()
                        .map(CompletableFuture::join)
                        .filter(answer -> answer.statusCode() == 201)
                        .filter(answer -> answer.headers()
                                .firstValue("Idempotency-Replayed")
                                .isEmpty()))
                .hasSize(1);
        assertThat(api.get("/organizations?search=" + name).orFail().get("items"))
                .hasSize(1);
        assertThat(post(api, key, body).statusCode()).isEqualTo(201);
    }

    @Test
    void keyThatIsNoneIsRefused() {
        for (var bad : new String[] {"", "x".repeat(256)}) {
            var refused = post(api, bad, body);
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(refused.body()).contains("Idempotency-Key");
        }
    }

    @Test
    void whatIsSentAgainSendsNoSecondMail() {
        var invitations = "/organizations/" + platform.createsOrganization(name, name) + "/invitations";
        var email = name + "@keys.example";
        var invitation =
                api.post(invitations, Map.of("email", email)).orFail().get("id").asText();

        for (int times = 0; times < 3; times++) {
            var answer = api.with("Idempotency-Key", key)
                    .post(invitations + "/" + invitation + "/resend", Map.of())
                    .orFail();
            assertThat(answer.get("sent").asInt()).isEqualTo(2);
        }

        assertThat(mail.mailbox(email).awaitMails(2)).hasSize(2);
    }

    @Test
    void tableIsReadOnce_inWhateverFormItComes() {
        var members = "/organizations/" + platform.createsOrganization(name, name) + "/members";
        var keyed = api.with("Idempotency-Key", key).with("Content-Type", "text/csv");
        var table = "email\n" + name + "@keys.example\nnobody\n";

        var first = keyed.exchange("POST", members + "/import", table);
        var second = keyed.exchange("POST", members + "/import", table);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body()).contains("\"accepted\":true", "\"accepted\":false");
    }

    /** The key does not help whoever has lost the right meanwhile. */
    @Test
    void answerIsKeptForThoseWhoMayStillAsk() {
        var organization = platform.createsOrganization(name, name);
        var teams = "/organizations/" + organization + "/teams";
        var administrator = realm.addsUser(name + "@keys.example", "Correct-Horse-7");
        platform.addsMember(organization, administrator);
        platform.givesOrganizationRole(organization, administrator, "admin", "self");
        try (var console = TestApplication.register(realm.url(), realm.admin(), "console-" + name)
                .allowedAtTheOrganizationApi(realm.admin())) {
            var token = console.passwordGrant(name + "@keys.example", "Correct-Horse-7", "openid")
                    .accessToken();
            var keyed = new Api(URI.create(realm.url() + "/b2b"), () -> token).with("Idempotency-Key", key);
            assertThat(keyed.post(teams, Map.of("name", "Crew")).status()).isEqualTo(201);
            assertThat(keyed.post(teams, Map.of("name", "Crew")).status()).isEqualTo(201);

            api.delete("/organizations/" + organization + "/members/" + administrator + "/roles?organizationRole=admin")
                    .orFail();

            assertThat(keyed.post(teams, Map.of("name", "Crew")).status()).isEqualTo(403);
        }
        assertThat(api.get(teams).orFail().get("items")).hasSize(1);
    }

    private static HttpResponse<String> post(Api api, String key, String body) {
        return api.with("Idempotency-Key", key).exchange("POST", "/organizations", body);
    }
}
