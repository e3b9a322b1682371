package io.keycloakb2b.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.isolation.Endpoint.Root;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.database.TestDatabase;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What is wrong is refused by name, and leaves nothing half written. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class RefusedWritesIT {

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
    void stateThatIsComparedHereIsAnotherOnceSomethingIsWritten_andTheSameOnceItIsGone() {
        var before = stored.now();

        var role = world.platform.definesRole("/organizations/" + world.target, "Passing", "members:read");
        assertThat(stored.now()).isNotEqualTo(before);
        platform().delete("/organizations/" + world.target + "/roles/" + role).orFail();
        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void unknownFieldIsNamed_whereverABodyIsTaken() {
        var before = stored.now();
        var parameters = world.parameters(world.target, world.user("targetMember"));

        SoftAssertions.assertSoftly(softly -> Attempt.all().stream()
                .filter(attempt -> attempt.endpoint().root() == Root.PLATFORM)
                .filter(attempt -> attempt.body() != null)
                .forEach(attempt -> {
                    Map<String, Object> body = new HashMap<>(attempt.body());
                    body.put("surplus", attempt.endpoint().path().endsWith("/settings") ? Map.of("value", "x") : "x");
                    var answer = new Attempt(attempt.endpoint(), "", body).by(world.platform.api(), parameters);
                    softly.assertThat(answer.status()).as("%s", attempt).isEqualTo(400);
                    softly.assertThat(answer.code()).as("%s", attempt).isEqualTo("unknown_field");
                    softly.assertThat(answer.field()).as("%s", attempt).isEqualTo("surplus");
                }));

        assertThat(stored.now()).isEqualTo(before);
    }

    @Test
    void wrongTypesAreRefusedByField() {
        var organization = "/organizations/" + world.target;
        isRefused(() -> platform().patch(organization, Map.of("name", 5)), 400, "invalid_value", "name");
        isRefused(() -> platform().patch(organization, Map.of("seatLimit", "5")), 400, "invalid_value", "seatLimit");
        isRefused(() -> platform().patch(organization, Map.of("seatLimit", 1.5)), 400, "invalid_value", "seatLimit");
        isRefused(() -> platform().patch(organization, Map.of("enabled", "no")), 400, "invalid_value", "enabled");
        isRefused(() -> platform().patch(organization, Map.of("status", "gone")), 400, "invalid_value", "status");
        isRefused(
                () -> platform().patch(organization + "/settings", Map.of("mfa", Map.of("value", "always"))),
                400,
                "invalid_value",
                "mfa");
        isRefused(() -> platform().get("/organizations?max=many"), 400, "invalid_value", "max");
        isRefused(() -> platform().get("/organizations?max=100000"), 400, "invalid_value", "max");
    }

    @Test
    void bodiesThatAreNoneAreRefused() {
        var organization = "/organizations/" + world.target;
        var deep = "{\"name\":" + "[".repeat(50) + "]".repeat(50) + "}";
        for (var body : List.of("{", "[]", "null", "7", deep, "{\"name\":\"a\",\"name\":\"b\"}", "{} {}")) {
            var before = stored.now();
            var answer = platform().callWithText("PATCH", organization, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.code()).as(body).isEqualTo("invalid_value");
            assertThat(stored.now()).isEqualTo(before);
        }
        var long_ = platform().callWithText("PATCH", organization, "{\"name\":\"" + "x".repeat(300_000) + "\"}");
        assertThat(long_.status()).isEqualTo(413);
    }

    @Test
    void twoOrganizationsNeverShareANameOrAlias() {
        isRefused(
                () -> platform().post("/organizations", Map.of("name", "New", "alias", "target")),
                409,
                "already_exists",
                "alias");
        isRefused(
                () -> platform().post("/organizations", Map.of("name", "Target", "alias", "new")),
                409,
                "already_exists",
                "name");
    }

    @Test
    void rolesStayInsideTheCeiling_alsoForThePlatform() {
        var outside = Map.of("application", "booking", "appRole", "approver");
        isRefused(() -> owner().post(rolesOf("targetMember"), outside), 400, "role_outside_ceiling", "role");
        isRefused(() -> platform().post(rolesOf("targetMember"), outside), 400, "role_outside_ceiling", "role");
        isRefused(
                () -> owner().put(
                                rolesOf("targetMember"),
                                Map.of(
                                        "roles",
                                        List.of(Map.of("application", "booking", "appRole", "viewer"), outside))),
                400,
                "role_outside_ceiling",
                "role");
        isRefused(
                () -> owner().post(
                                rolesOf("targetMember"),
                                Map.of("application", "booking", "appRole", "viewer", "scope", "subtree")),
                400,
                "invalid_value",
                "scope");
        isRefused(
                () -> platform().put("/organizations/" + world.child + "/role-groups/" + world.agents, Map.of()),
                400,
                "application_not_granted",
                "roleGroup");
        isRefused(
                () -> world.member("parentBoss")
                        .put("/organizations/" + world.target + "/role-groups/" + world.approvers, Map.of()),
                400,
                "role_group_not_exposed",
                "roleGroup");
    }

    @Test
    void nobodyRaisesTheirOwnRights() {
        isRefused(
                () -> world.member("targetAdmin").post(rolesOf("targetAdmin"), Map.of("organizationRole", "owner")),
                403,
                "escalation",
                "user");
        isRefused(
                () -> owner().post(rolesOf("targetOwner"), Map.of("application", "booking", "appRole", "viewer")),
                403,
                "escalation",
                "user");
        isRefused(
                () -> owner().patch(
                                "/organizations/" + world.target + "/members/" + world.user("targetOwner"),
                                Map.of("type", "guest")),
                403,
                "escalation",
                "user");
    }

    @Test
    void nobodyGivesOrTakesMoreThanTheyHold() {
        var admin = world.member("targetAdmin");
        var manager = world.member("targetManager");
        var member = rolesOf("targetMember");
        isRefused(() -> admin.post(member, Map.of("organizationRole", "owner")), 403, "escalation", "organizationRole");
        isRefused(
                () -> manager.post(member, Map.of("organizationRole", "admin")), 403, "escalation", "organizationRole");
        isRefused(
                () -> admin.post(member, Map.of("organizationRole", "admin", "scope", "subtree")),
                403,
                "escalation",
                "scope");
        isRefused(
                () -> owner().post(member, Map.of("organizationRole", "owner", "scope", "subtree")),
                403,
                "escalation",
                "scope");
        isRefused(() -> admin.delete(rolesOf("targetOwner") + "?organizationRole=owner"), 409, "last_owner", "");
        var ofOwner = "/organizations/" + world.target + "/members/" + world.user("targetOwner");
        isRefused(() -> manager.delete(ofOwner), 403, "escalation", "organizationRole");
        isRefused(() -> manager.patch(ofOwner, Map.of("status", "suspended")), 403, "escalation", "organizationRole");
    }

    @Test
    void lastOwnerStays_alsoForThePlatform() {
        var ofOwner = "/organizations/" + world.target + "/members/" + world.user("targetOwner");
        isRefused(() -> platform().delete(ofOwner), 409, "last_owner", "");
        isRefused(() -> platform().patch(ofOwner, Map.of("status", "suspended")), 409, "last_owner", "");
        isRefused(() -> platform().delete(ofOwner + "/roles?organizationRole=owner"), 409, "last_owner", "");
        isRefused(() -> platform().put(ofOwner + "/roles", Map.of("roles", List.of())), 409, "last_owner", "");
        isRefused(
                () -> platform()
                        .post(
                                ofOwner + "/roles",
                                Map.of("organizationRole", "owner", "expiresAt", "2099-01-01T00:00:00Z")),
                409,
                "last_owner",
                "");
    }

    @Test
    void lockedSettingOnlyGetsStricter() {
        platform()
                .patch(
                        "/organizations/" + world.parent + "/settings",
                        Map.of("mfa", Map.of("value", "required-for-local-logins", "locked", true)))
                .orFail();
        var settings = "/organizations/" + world.target + "/settings";
        isRefused(
                () -> owner().patch(
                                settings,
                                Map.of(
                                        "brand-display-name", Map.of("value", "Half"),
                                        "mfa", Map.of("value", "off"))),
                400,
                "setting_locked",
                "mfa");
        isRefused(
                () -> owner().patch(settings, Map.of("sso-required", Map.of("value", "true"))),
                400,
                "setting_unsatisfiable",
                "sso-required");
        isRefused(
                () -> owner().patch(settings, Map.of("nonsense", Map.of("value", "true"))),
                400,
                "unknown_field",
                "nonsense");
        owner().patch(settings, Map.of("mfa", Map.of("value", "required"))).orFail();
        assertThat(owner().get(settings).orFail().at("/mfa/value").asText()).isEqualTo("required");
    }

    @Test
    void whatIsUsedStays() {
        isRefused(() -> platform().delete("/organizations/" + world.parent), 409, "has_children", "");
        isRefused(
                () -> platform().delete("/applications/" + world.client() + "/role-groups/" + world.agents),
                409,
                "in_use",
                "");
        isRefused(
                () -> platform().put("/organizations/" + world.sibling + "/domains/gmail.com", Map.of()),
                400,
                "public_mail_domain",
                "domain");
        isRefused(
                () -> platform().put("/organizations/" + world.sibling + "/domains/target.example", Map.of()),
                409,
                "already_exists",
                "domain");
    }

    private Api platform() {
        return world.platform.api();
    }

    private Api owner() {
        return world.member("targetOwner");
    }

    private String rolesOf(String name) {
        return "/organizations/" + world.target + "/members/" + world.user(name) + "/roles";
    }

    private void isRefused(Supplier<ApiAnswer> call, int status, String code, String field) {
        var before = stored.now();
        var answer = call.get();
        assertThat(answer.status() + " " + answer.code() + " " + answer.field())
                .as("%s", answer.body())
                .isEqualTo(status + " " + code + " " + field);
        assertThat(stored.now()).isEqualTo(before);
    }
}
