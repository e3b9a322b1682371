package io.keycloakb2b.keys;

import static io.keycloakb2b.keys.Harbour.agent;
import static io.keycloakb2b.keys.Harbour.role;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.database.EmbeddedPostgreSql;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys, as thieves, rivals and their own makers would like to use them, and as machines do. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ApiKeysIT {

    private static final String INACTIVE = "{\"active\":false}";

    private Harbour town;
    private RunningKeycloak server;
    private EmbeddedPostgreSql database;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, TestDatabase database) {
        this.server = server;
        this.database = (EmbeddedPostgreSql) database;
        town = new Harbour(server, realm);
        town.joins("owner", "owner");
        town.joins("admin", "admin");
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void nearlyRightKeysAreNone_andAllAreAnsweredAlike() {
        var key = secret(town.makesKey(platform(), role("auditor")));
        var other = secret(town.makesKey(platform(), role("auditor")));
        var foreign = List.of(
                key.substring(0, key.length() - 1),
                key + "A",
                key.toUpperCase(Locale.ROOT),
                flipped(key),
                key.substring(0, 18) + other.substring(18),
                key.substring(0, 18),
                "b2bk_",
                "b2bk_" + "a".repeat(12) + "_" + "A".repeat(43));
        var nothing = machine(foreign.get(0)).exchange("GET", town.at(""), null);
        assertThat(nothing.statusCode()).isEqualTo(401);

        for (var wrong : foreign) {
            var answer = machine(wrong).exchange("GET", town.at(""), null);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.body()).as(wrong).isEqualTo(nothing.body());
            assertThat(introspected(wrong)).as(wrong).isEqualTo(INACTIVE);
        }
        assertThat(machine(key).get(town.at("")).status()).isEqualTo(200);
    }

    @Test
    void keyReachesItsOwnOrganization_andNoneAboveBelowOrBeside() {
        var machine = machine(town.makesKey(platform(), role("admin")));
        assertThat(machine.get(town.at("/members")).status()).isEqualTo(200);

        for (var foreign : List.of(town.holding, town.berth, town.rival)) {
            for (var path : List.of("", "/members", "/settings", "/api-keys")) {
                var there = machine.exchange("GET", "/organizations/" + foreign + path, null);
                var nowhere = machine.exchange("GET", "/organizations/" + new UUID(0, 0) + path, null);
                assertThat(there.statusCode()).isEqualTo(404);
                assertThat(there.body()).isEqualTo(nowhere.body());
            }
            assertThat(machine.with("X-Organization-Id", foreign)
                            .get("/organizations")
                            .status())
                    .isEqualTo(404);
            assertThat(machine.with("X-Organization-Id", foreign)
                            .get(town.at(""))
                            .code())
                    .isEqualTo("organization_mismatch");
        }
        for (var header : List.of("", town.harbour)) {
            var asked = header.isEmpty() ? machine : machine.with("X-Organization-Id", header);
            assertThat(asked.get("/organizations").orFail().get("items").findValuesAsText("alias"))
                    .containsExactly("harbour");
        }
        assertThat(machine.get("/organizations?search=rival").orFail().get("items"))
                .isEmpty();
    }

    @Test
    void addressesWrittenInOtherWaysReachNoOtherOrganization() {
        var machine = machine(town.makesKey(platform(), role("admin")));
        var encoded = "%" + Integer.toHexString(town.rival.charAt(0)) + town.rival.substring(1);

        for (var path : List.of(
                encoded,
                town.harbour + "/../" + town.rival,
                town.harbour + "%2F..%2F" + town.rival,
                town.harbour + "/%2e%2e/" + town.rival,
                town.harbour + ";x=/../" + town.rival,
                "/" + town.rival,
                town.rival.toUpperCase(Locale.ROOT),
                town.rival + "%00" + town.harbour,
                town.rival + "?organization=" + town.harbour)) {
            assertThat(machine.get("/organizations/" + path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void keyIsNoTokenOfAnyOtherKind() {
        var made = town.makesKey(platform(), role("admin"), agent());
        var key = secret(made);

        var platformRoot =
                new Api(URI.create(server.baseUrl() + "/admin/realms/" + town.realm.name() + "/b2b"), () -> key);
        assertThat(platformRoot.get("/organizations").status()).isEqualTo(401);
        assertThat(new Api(URI.create(server.baseUrl() + "/admin/realms"), () -> key)
                        .get("/" + town.realm.name())
                        .status())
                .isEqualTo(401);
        assertThat(new Api(town.realm.url(), () -> key)
                        .get("/protocol/openid-connect/userinfo")
                        .status())
                .isEqualTo(401);
        assertThat(town.booking.introspect(key).body().toString()).isEqualTo(INACTIVE);
        assertThat(town.booking
                        .grant("refresh_token", Map.of("refresh_token", key))
                        .granted())
                .isFalse();
        assertThat(town.booking
                        .grant(
                                "urn:ietf:params:oauth:grant-type:token-exchange",
                                Map.of(
                                        "subject_token",
                                        key,
                                        "subject_token_type",
                                        "urn:ietf:params:oauth:token-type:access_token"))
                        .granted())
                .isFalse();
        try (var elsewhere = town.realm.another()) {
            PlatformAdministrator.of(server, elsewhere).setsUpTheRealm();
            assertThat(new Api(URI.create(elsewhere.url() + "/b2b"), () -> key)
                            .get(town.at(""))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void tokensOfOtherKindsAreNoKeys() {
        var tokens = town.token("admin");
        for (var token : List.of(
                tokens.accessToken(),
                tokens.idToken(),
                tokens.refreshToken(),
                "b2bk_" + tokens.accessToken(),
                town.makesKey(platform()).get("id").asText())) {
            assertThat(introspected(token)).isEqualTo(INACTIVE);
        }
        var invitation = town.platform.invites(town.harbour, "invited@harbour.example");
        assertThat(introspected(invitation)).isEqualTo(INACTIVE);
    }

    @Test
    void keyIsNobody() {
        var machine = machine(town.makesKey(platform(), role("admin")));

        for (var path : List.of("/me", "/me/invitations", "/me/join-requests")) {
            var refused = machine.get(path);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("forbidden");
        }
        assertThat(machine.delete(town.at("/members/me")).status()).isEqualTo(403);
    }

    @Test
    void keyMakesNoKeysOwnersOrPolicy() {
        var made = town.makesKey(platform(), role("admin"));
        var machine = machine(made);
        var own = town.at("/api-keys/" + made.get("id").asText());
        var member = town.joins("plain-" + UUID.randomUUID(), "auditor");

        isForbidden(machine.post(town.at("/api-keys"), Map.of("name", "More")));
        isForbidden(machine.post(own + "/adopt", Map.of()));
        isForbidden(machine.patch(own, Map.of("name", "Mine")));
        isForbidden(machine.delete(own));
        isForbidden(machine.patch(town.at("/settings"), Map.of("mfa", Map.of("value", "off"))));
        isForbidden(machine.put(town.at("/domains/harbour.example"), Map.of("policyEnabled", false)));
        isForbidden(machine.post(town.at("/ownership"), Map.of("userId", member)));
        isForbidden(machine.post("/organizations", Map.of("name", "New", "alias", "new")));
        isForbidden(machine.delete(town.at("")));
        isForbidden(machine.patch(town.at(""), Map.of("status", "suspended")));
        isForbidden(machine.put(town.at("/applications/" + town.billing.id(town.realm.admin())), Map.of()));
        for (var more : List.of("owner", "admin")) {
            isForbidden(machine.post(town.at("/members/" + member + "/roles"), role(more)));
            isForbidden(machine.post(
                    town.at("/invitations"), Map.of("email", "new@harbour.example", "roles", List.of(role(more)))));
        }
        isForbidden(
                machine.post(town.at("/roles"), Map.of("name", "Locksmith", "permissions", List.of("keys:manage"))));
        isForbidden(machine.post(town.at("/children"), Map.of("name", "X", "alias", "x", "owner", member)));

        assertThat(machine.post(town.at("/teams"), Map.of("name", "Crew " + UUID.randomUUID()))
                        .status())
                .isEqualTo(201);
        assertThat(machine.post(town.at("/members/" + member + "/roles"), role("member-manager"))
                        .status())
                .isLessThan(300);
    }

    @Test
    void keyRaisesNobodyWhoAnswersForIt() {
        var user = town.joins("schemer", "admin");
        var machine = machine(town.makesKey(town.member("schemer"), role("admin")));

        var raised = machine.post(town.at("/members/" + user + "/roles"), agent());

        assertThat(raised.status()).isEqualTo(403);
        assertThat(raised.code()).isEqualTo("escalation");
        isForbidden(machine.patch(town.at("/members/" + user), Map.of("type", "guest")));
        isForbidden(machine.delete(town.at("/members/" + user)));
    }

    @Test
    void keyChangesNoRoleThatItHolds() {
        var mason = town.platform.definesRole(town.at(""), "Mason", "roles:read", "roles:manage");
        var other = town.platform.definesRole(town.at(""), "Other mason", "roles:read");
        var machine = machine(town.makesKey(platform(), role("Mason")));

        var grown = machine.patch(town.at("/roles/" + mason), Map.of("appRoles", List.of(agent())));

        assertThat(grown.status() + " " + grown.code()).isEqualTo("403 escalation");
        assertThat(machine.delete(town.at("/roles/" + mason)).code()).isEqualTo("escalation");
        assertThat(machine.patch(town.at("/roles/" + other), Map.of("displayName", "Apprentice"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void nobodyGivesAKeyMoreThanTheyMightGive() {
        town.platform.definesRole(town.at(""), "Locksmith", "keys:read", "keys:manage");
        town.platform.definesRole(town.at(""), "Assigning locksmith", "keys:manage", "roles:assign");
        town.joins("manager", "member-manager");
        town.joins("locksmith", "Locksmith");
        town.joins("assigner", "Assigning locksmith");

        assertThat(made("manager").status()).isEqualTo(403);
        assertThat(made("locksmith").status()).isEqualTo(201);
        assertThat(made("locksmith", agent()).code()).isEqualTo("forbidden");
        assertThat(made("locksmith", role("auditor")).code()).isEqualTo("forbidden");
        assertThat(made("assigner", role("auditor")).code()).isEqualTo("escalation");
        assertThat(made("assigner", role("admin")).code()).isEqualTo("escalation");
        assertThat(made("assigner", agent()).status()).isEqualTo(201);
        assertThat(made("admin", role("owner")).code()).isEqualTo("escalation");
        assertThat(made("owner", role("owner")).code()).isEqualTo("escalation");
        assertThat(platform()
                        .post(town.at("/api-keys"), Map.of("name", "Root", "roles", List.of(role("owner"))))
                        .code())
                .isEqualTo("escalation");
        for (var outside : List.of("approver", "no-such-role")) {
            var beyond = Map.of("application", "booking", "appRole", outside);
            assertThat(made("owner", beyond).code()).isEqualTo("role_outside_ceiling");
        }
        assertThat(made("owner", Map.of("application", "billing", "appRole", "clerk"))
                        .code())
                .isEqualTo("role_outside_ceiling");
        assertThat(made("owner", role("no-such-role")).code()).isEqualTo("role_unknown");
    }

    @Test
    void fieldsThatAreOnlyReadAreRefusedByName() {
        for (var field :
                List.of("id", "key", "prefix", "sponsor", "createdBy", "status", "lastUsedAt", "organization")) {
            var refused = platform().post(town.at("/api-keys"), Map.of("name", "Robot", field, "x"));
            assertThat(refused.code()).isEqualTo("unknown_field");
            assertThat(refused.field()).isEqualTo(field);
        }
        var late = Instant.now().plus(1826, ChronoUnit.DAYS);
        for (var never : List.of("2001-01-01T00:00:00Z", late.toString(), "tomorrow")) {
            var refused = platform().post(town.at("/api-keys"), Map.of("name", "Robot", "expiresAt", never));
            assertThat(refused.code() + " " + refused.field()).as(never).isEqualTo("invalid_value expiresAt");
        }
    }

    @Test
    void keyDoesNoMoreThanWhoeverAnswersForIt() {
        var user = town.joins("demoted", "admin");
        var made = town.makesKey(town.member("demoted"), role("admin"), agent());
        assertThat(machine(made).get(town.at("/members")).status()).isEqualTo(200);

        platform()
                .delete(town.at("/members/" + user + "/roles?organizationRole=admin"))
                .orFail();

        assertThat(machine(made).get(town.at("/members")).status()).isEqualTo(404);
        var answer = introspection(made);
        assertThat(answer.get("org_roles")).isEmpty();
        assertThat(answer.at("/resource_access/booking/roles").toString()).isEqualTo("[\"booking-agent\"]");
    }

    @Test
    void keyStandsStillWhileWhoeverAnswersForItIsSuspendedOrDisabled() {
        var user = town.joins("paused", "admin");
        var made = town.makesKey(town.member("paused"), role("auditor"));

        for (var status : List.of("suspended", "active")) {
            platform()
                    .patch(town.at("/members/" + user), Map.of("status", status))
                    .orFail();
            works(made, status.equals("active"));
        }
        for (var enabled : List.of(false, true)) {
            var resource = town.realm.admin().users().get(user);
            var representation = resource.toRepresentation();
            representation.setEnabled(enabled);
            resource.update(representation);
            works(made, enabled);
        }
    }

    @Test
    void keyEndsForGoodWhenWhoeverAnswersForItLeaves() {
        var user = town.joins("leaver", "admin");
        var made = town.makesKey(town.member("leaver"), role("auditor"));

        platform().delete(town.at("/members/" + user)).orFail();
        works(made, false);
        town.platform.addsMember(town.harbour, user);
        town.platform.givesOrganizationRole(town.harbour, user, "admin", "self");

        works(made, false);
        assertThat(read(made).get("status").asText()).isEqualTo("revoked");
        assertThat(platform().post(key(made) + "/adopt", Map.of()).code()).isEqualTo("already_answered");
    }

    @Test
    void keyEndsWithTheAccountOfWhoeverAnswersForIt() {
        var user = town.joins("gone", "admin");
        var made = town.makesKey(town.member("gone"), role("auditor"));

        town.realm.admin().users().get(user).remove();

        works(made, false);
        assertThat(read(made).get("status").asText()).isEqualTo("revoked");
        assertThat(read(made).has("createdBy")).isFalse();
    }

    @Test
    void keyThatAnOwnerHasAdoptedOutlivesWhoeverMadeIt() {
        var user = town.joins("founder", "admin");
        var made = town.makesKey(town.member("founder"), role("auditor"));
        isForbidden(town.member("admin").post(key(made) + "/adopt", Map.of()));

        var adopted = town.member("owner").post(key(made) + "/adopt", Map.of()).orFail();
        platform().delete(town.at("/members/" + user)).orFail();

        assertThat(adopted.get("sponsor").asText()).isEqualTo(town.person("owner"));
        assertThat(adopted.get("createdBy").asText()).isEqualTo(user);
        works(made, true);
    }

    @Test
    void revokedKeyStaysRevokedAndInTheList() {
        var made = town.makesKey(town.member("admin"), role("auditor"));
        works(made, true);

        for (int times = 0; times < 2; times++) {
            assertThat(town.member("admin").delete(key(made)).status()).isEqualTo(204);
        }

        works(made, false);
        assertThat(platform().post(key(made) + "/adopt", Map.of()).code()).isEqualTo("already_answered");
        assertThat(read(made).get("status").asText()).isEqualTo("revoked");
        assertThat(platform()
                        .get(town.at("/api-keys?status=revoked&max=200"))
                        .orFail()
                        .get("items")
                        .findValuesAsText("id"))
                .contains(made.get("id").asText());
    }

    @Test
    void expiredKeyOpensNothing() throws SQLException {
        var soon = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var made = platform()
                .post(
                        town.at("/api-keys"),
                        Map.of("name", "Brief", "expiresAt", soon.toString(), "roles", List.of(role("auditor"))))
                .orFail();
        works(made, true);
        assertThat(introspection(made).get("exp").asLong()).isEqualTo(soon.getEpochSecond());

        aDayPasses(made);

        works(made, false);
        assertThat(read(made).get("status").asText()).isEqualTo("expired");
    }

    @Test
    void suspendedOrganizationSilencesItsKeys() {
        var made = town.makesKey(platform(), role("auditor"), agent());
        for (var organization : List.of(town.harbour, town.holding)) {
            var at = "/organizations/" + organization;
            platform().patch(at, Map.of("status", "suspended")).orFail();
            try {
                var refused = machine(made).get(town.at(""));
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.code()).isEqualTo("organization_unavailable");
                assertThat(introspected(secret(made))).isEqualTo(INACTIVE);
            } finally {
                platform().patch(at, Map.of("status", "active")).orFail();
            }
            works(made, true);
        }
    }

    @Test
    void applicationIsToldOfKeysOfOrganizationsThatItWasGrantedTo_andOfItsOwnRoles() {
        var made = town.makesKey(platform(), role("auditor"), agent());

        var answer = introspection(made);

        assertThat(answer.get("active").asBoolean()).isTrue();
        assertThat(answer.get("sub")).isEqualTo(made.get("id"));
        assertThat(answer.get("org_id").asText()).isEqualTo(town.harbour);
        assertThat(answer.get("org_alias").asText()).isEqualTo("harbour");
        assertThat(answer.get("org_roles").toString()).isEqualTo("[\"auditor\"]");
        assertThat(answer.get("resource_access").toString()).isEqualTo("{\"booking\":{\"roles\":[\"booking-agent\"]}}");
        assertThat(answer.get("iat").asLong())
                .isEqualTo(Instant.parse(made.get("createdAt").asText()).getEpochSecond());
        assertThat(answer.has("exp")).isFalse();
        assertThat(town.billing.introspectApiKey(secret(made)).body().toString())
                .isEqualTo(INACTIVE);
        assertThat(town.console.introspectApiKey(secret(made)).body().toString())
                .isEqualTo(INACTIVE);
    }

    @Test
    void whatIsTakenFromTheOrganizationIsTakenFromItsKeys() {
        var made = town.makesKey(platform(), role("auditor"), agent());
        var grant = town.at("/applications/" + town.booking.id(town.realm.admin()));
        platform().put(grant, Map.of("status", "suspended")).orFail();
        try {
            assertThat(introspected(secret(made))).isEqualTo(INACTIVE);
        } finally {
            platform().put(grant, Map.of("status", "active")).orFail();
        }
        town.platform.withdrawsRoleGroup(town.harbour, town.agents);
        try {
            assertThat(introspection(made).get("resource_access")).isEmpty();
        } finally {
            town.platform.grantsRoleGroup(town.harbour, town.agents, true);
        }
        assertThat(introspection(made).at("/resource_access/booking/roles")).hasSize(1);
    }

    @Test
    void onlyAClientThatProvesItselfMayAsk() {
        var key = secret(town.makesKey(platform(), role("auditor")));
        var form = "token=" + key;
        for (var wrong : List.of(
                "",
                "Basic Ym9va2luZzp3cm9uZw==",
                "Bearer " + town.token("owner").accessToken(),
                "Bearer " + key)) {
            var api = town.atOrganizationRoot("").with("Content-Type", "application/x-www-form-urlencoded");
            var answer = (wrong.isEmpty() ? api : api.with("Authorization", wrong))
                    .exchange("POST", "/api-keys/introspect", form + "&client_id=admin-cli");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.body()).contains("\"unauthenticated\"").doesNotContain("active");
        }
        var application = town.atOrganizationRoot("").with("Authorization", town.booking.credentials());
        assertThat(application
                        .post("/api-keys/introspect", Map.of("token", key))
                        .status())
                .isEqualTo(415);
        var forms = application.with("Content-Type", "application/x-www-form-urlencoded");
        assertThat(forms.callWithText("POST", "/api-keys/introspect", "").field())
                .isEqualTo("token");
        assertThat(forms.callWithText("POST", "/api-keys/introspect", form + "&" + form)
                        .field())
                .isEqualTo("token");
        var told = forms.exchange("POST", "/api-keys/introspect", form + "&token_type_hint=api_key");
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void keyIsShownOnce_andIsInNoLogListAnswerOrTable() throws SQLException {
        var once = platform().with("Idempotency-Key", UUID.randomUUID().toString());
        var name = "Secretive";
        var body = "{\"name\":\"" + name + "\",\"roles\":[{\"organizationRole\":\"admin\"}]}";

        var first = once.exchange("POST", town.at("/api-keys"), body);
        var again = once.exchange("POST", town.at("/api-keys"), body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        var key = first.body().replaceFirst(".*\"key\":\"([^\"]+)\".*", "$1");
        assertThat(key).matches("b2bk_[a-z2-7]{12}_[A-Za-z0-9_-]{43}");
        var bits = key.substring(18);
        var machine = machine(key);
        assertThat(machine.get(town.at("/members")).status()).isEqualTo(200);
        assertThat(machine.post(town.at("/members"), Map.of("userId", bits)).status())
                .isEqualTo(403);
        assertThat(machine.patch(town.at(""), Map.of("nonsense", "x")).status()).isEqualTo(400);
        isForbidden(machine.delete(town.at("/api-keys/" + key)));
        assertThat(introspected(key)).doesNotContain(bits);
        var seen = List.of(
                again.body(),
                platform().get(town.at("/api-keys?max=200")).orFail().toString(),
                platform().get(town.at("/audit-events?max=200")).orFail().toString(),
                platform()
                        .exchange("GET", town.at("/audit-events/export"), null)
                        .body(),
                server.log());
        assertThat(seen.get(0)).contains(key.substring(0, 17)).doesNotContain("\"key\"");
        assertThat(seen).allSatisfy(text -> assertThat(text.contains(bits)).isFalse());
        assertThat(rowsWith(bits)).isZero();
    }

    @Test
    void whatAKeyDoesIsWrittenDownAsTheKeys() {
        var made = town.makesKey(platform(), role("admin"));
        var id = made.get("id").asText();
        machine(made).post(town.at("/teams"), Map.of("name", "Watch " + id)).orFail();
        isForbidden(machine(made).get("/me"));
        isForbidden(machine(made).post(town.at("/api-keys"), Map.of("name", "More")));

        for (var reader : List.of(platform(), town.member("owner"))) {
            var events =
                    reader.get(town.at("/audit-events?actor=" + id)).orFail().get("items");
            assertThat(events.findValuesAsText("action"))
                    .containsExactly("request.denied", "request.denied", "team.create");
            for (var event : events) {
                assertThat(event.at("/actor/kind").asText()).isEqualTo("api-key");
                assertThat(event.at("/actor/id").asText()).isEqualTo(id);
                assertThat(event.at("/actor/address").asText()).isEqualTo("127.0.0.1");
                assertThat(event.at("/actor/client").isMissingNode()).isTrue();
            }
        }
    }

    @Test
    void requestOfAKeyIsDoneOnceUnderAKeyOfItsOwn() {
        var idempotency = UUID.randomUUID().toString();
        var name = "Once " + idempotency;
        var machine = machine(town.makesKey(platform(), role("admin"))).with("Idempotency-Key", idempotency);
        var other = machine(town.makesKey(platform(), role("admin"))).with("Idempotency-Key", idempotency);

        var first = machine.post(town.at("/teams"), Map.of("name", name)).orFail();

        assertThat(machine.post(town.at("/teams"), Map.of("name", name)).orFail())
                .isEqualTo(first);
        assertThat(other.post(town.at("/teams"), Map.of("name", name)).status()).isEqualTo(409);
    }

    @Test
    void useIsWrittenDownOnceAMinute_alsoOfARequestThatFails() throws SQLException {
        var made = town.makesKey(platform(), role("auditor"));
        assertThat(read(made).has("lastUsedAt")).isFalse();
        isForbidden(machine(made).delete(town.at("")));
        var first = read(made).get("lastUsedAt");
        assertThat(first).isNotNull();

        var calls = IntStream.range(0, 16)
                .mapToObj(call -> CompletableFuture.supplyAsync(
                        () -> machine(made).get(town.at("")).status()))
                .toList();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isEqualTo(200));
        assertThat(read(made).get("lastUsedAt")).isEqualTo(first);
        anHourPasses(made);
        introspected(secret(made));
        assertThat(Instant.parse(read(made).get("lastUsedAt").asText()))
                .isAfterOrEqualTo(Instant.parse(first.asText()));
    }

    @Test
    void organizationHasNoMoreActiveKeysThanTheLimit() {
        var keys = "/organizations/" + town.rival + "/api-keys";
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(platform()
                    .post(keys, Map.of("name", "Robot " + i))
                    .orFail()
                    .get("id")
                    .asText());
        }

        assertThat(platform().post(keys, Map.of("name", "One more")).code()).isEqualTo("too_many");
        platform().delete(keys + "/" + ids.get(0)).orFail();
        assertThat(platform().post(keys, Map.of("name", "One more")).status()).isEqualTo(201);
        assertThat(platform().get(keys + "?status=active&max=200").orFail().get("items"))
                .hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"member-manager", "auditor"})
    void keysAreForThoseWhoMayReadThem(String role) {
        town.joins("reader-" + role, role);
        var made = town.makesKey(platform(), role("auditor"));
        var reader = town.member("reader-" + role);

        assertThat(reader.get(key(made)).status()).isEqualTo(role.equals("auditor") ? 200 : 403);
        isForbidden(reader.delete(key(made)));
        assertThat(reader.get("/organizations/" + town.rival + "/api-keys/"
                                + made.get("id").asText())
                        .status())
                .isEqualTo(404);
        assertThat(platform()
                        .get("/organizations/" + town.rival + "/api-keys/"
                                + made.get("id").asText())
                        .status())
                .isEqualTo(404);
    }

    private void works(JsonNode made, boolean good) {
        assertThat(machine(made).get(town.at("")).status()).isEqualTo(good ? 200 : 401);
        assertThat(introspected(secret(made)).equals(INACTIVE)).isEqualTo(!good);
    }

    private ApiAnswer made(String maker, Object... roles) {
        return town.member(maker).post(town.at("/api-keys"), Map.of("name", "Robot", "roles", List.of(roles)));
    }

    private static void isForbidden(ApiAnswer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(403);
    }

    private JsonNode read(JsonNode made) {
        return platform().get(key(made)).orFail();
    }

    private String key(JsonNode made) {
        return town.at("/api-keys/" + made.get("id").asText());
    }

    private static String secret(JsonNode made) {
        return made.get("key").asText();
    }

    private Api machine(JsonNode made) {
        return machine(secret(made));
    }

    private Api machine(String key) {
        return town.atOrganizationRoot(key);
    }

    private Api platform() {
        return town.platform.api();
    }

    private JsonNode introspection(JsonNode made) {
        return town.booking.introspectApiKey(secret(made)).body();
    }

    private String introspected(String token) {
        var answer = town.booking.introspectApiKey(token);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().toString();
    }

    /** With another last character, which is still one of a key's. */
    private static String flipped(String key) {
        return key.substring(0, key.length() - 1) + (key.endsWith("A") ? "Q" : "A");
    }

    private void aDayPasses(JsonNode made) throws SQLException {
        shift("EXPIRES_AT", Duration.ofDays(1), made);
    }

    private void anHourPasses(JsonNode made) throws SQLException {
        shift("LAST_USED_AT", Duration.ofHours(1), made);
    }

    private void shift(String column, Duration time, JsonNode made) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                var statement = connection.prepareStatement(
                        "update B2B_API_KEY set " + column + " = " + column + " - ? where ID = ?")) {
            statement.setLong(1, time.toMillis());
            statement.setString(2, made.get("id").asText());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    /** In all tables of the database, Keycloak's included. */
    private long rowsWith(String text) throws SQLException {
        long found = 0;
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                var tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"});
                var statement = connection.createStatement()) {
            while (tables.next()) {
                try (var count = statement.executeQuery("select count(*) from \"" + tables.getString("TABLE_NAME")
                        + "\" t where position('" + text + "' in t::text) > 0")) {
                    assertThat(count.next()).isTrue();
                    found += count.getLong(1);
                }
            }
        }
        return found;
    }
}
