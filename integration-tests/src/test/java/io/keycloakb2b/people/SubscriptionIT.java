package io.keycloakb2b.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Organizations that take applications themselves. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class SubscriptionIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private TestApplication console;
    private TestApplication booking;
    private PlatformAdministrator platform;
    private String client;
    private String viewers;
    private String alias;
    private String parent;
    private String branch;
    private String worker;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        platform.marksApplication(booking);
        client = booking.id(realm.admin());
        viewers = platform.definesRoleGroup(booking, "Viewers", "viewer");
    }

    @BeforeEach
    void found() {
        alias = "o" + UUID.randomUUID().toString().substring(0, 8);
        parent = platform.createsOrganization(alias, alias);
        branch = platform.createsBranch(parent, "Branch of " + alias, alias + "-branch");
        owns("boss", parent, "subtree");
        owns("chief", branch, "self");
        worker = realm.addsUser(email("worker"), PASSWORD);
        platform.addsMember(branch, worker);
    }

    @AfterAll
    void close() {
        booking.close();
        console.close();
    }

    @Test
    void whatIsNotOpenIsAsAbsentAsNone() {
        var none = UUID.randomUUID().toString();
        for (var closed : List.of(
                Map.of("selfSubscription", "off"), Map.of("sharing", "selected", "selfSubscription", "automatic"))) {
            application(closed);
            alike(
                    boss().put(applications(parent) + "/" + client, Map.of()),
                    boss().put(applications(parent) + "/" + none, Map.of()));
            alike(boss().delete(applications(parent) + "/" + client), boss().delete(applications(parent) + "/" + none));
            assertThat(boss().get(applications(parent) + "/available").orFail().get("items"))
                    .isEmpty();
        }
        application(Map.of("selfSubscription", "automatic"));
        // the parent does not hold it
        alike(
                chief().put(applications(branch) + "/" + client, Map.of()),
                chief().put(applications(branch) + "/" + none, Map.of()));
        assertThat(chief().get(applications(branch) + "/available").orFail().get("items"))
                .isEmpty();
        // nor does whoever is above give what they do not hold, or say whether it is there
        alike(
                boss().put(applications(branch) + "/" + client, Map.of()),
                boss().put(applications(branch) + "/" + none, Map.of()));
        assertThat(held(parent)).isEmpty();
        assertThat(held(branch)).isEmpty();
    }

    @Test
    void openApplicationIsTakenAtOnce_andGivenUp() {
        application(Map.of("selfSubscription", "automatic"));
        assertThat(boss().get(applications(parent) + "/available")
                        .orFail()
                        .at("/items/0/clientId")
                        .asText())
                .isEqualTo("booking");

        assertThat(boss().put(applications(parent) + "/" + client, Map.of())
                        .orFail()
                        .get("status")
                        .asText())
                .isEqualTo("active");
        assertThat(boss().get(applications(parent) + "/available").orFail().get("items"))
                .isEmpty();
        assertThat(chief().put(applications(branch) + "/" + client, Map.of())
                        .orFail()
                        .get("status")
                        .asText())
                .isEqualTo("active");

        assertThat(chief().delete(applications(branch) + "/" + client).status()).isEqualTo(204);
        assertThat(held(branch)).isEmpty();
        assertThat(chief().delete(applications(branch) + "/" + client).status()).isEqualTo(404);
    }

    @Test
    void requestedApplicationGivesNothingBeforeSomebodyAboveAgrees() {
        application(Map.of("selfSubscription", "request"));
        platform.grants(parent, booking);
        platform.grantsRoleGroup(parent, viewers, true);

        assertThat(chief().put(applications(branch) + "/" + client, Map.of())
                        .orFail()
                        .get("status")
                        .asText())
                .isEqualTo("requested");
        refused(chief().put(applications(branch) + "/" + client, Map.of("status", "active")), 403, "status");
        boss().put("/organizations/" + branch + "/role-groups/" + viewers, Map.of())
                .orFail();
        refused(chief().post(roles(), viewer()), 400, "role");

        boss().put(applications(branch) + "/" + client, Map.of("status", "active"))
                .orFail();

        chief().post(roles(), viewer()).orFail();
        assertThat(held(branch)).containsExactly("active");
    }

    @Test
    void suspendedApplicationIsNotGivenUpAndTakenAgain() {
        application(Map.of("selfSubscription", "automatic"));
        boss().put(applications(parent) + "/" + client, Map.of()).orFail();
        platform.api()
                .put(applications(parent) + "/" + client, Map.of("status", "suspended"))
                .orFail();

        refused(boss().delete(applications(parent) + "/" + client), 403, "application");
        refused(boss().put(applications(parent) + "/" + client, Map.of()), 403, "application");

        assertThat(held(parent)).containsExactly("suspended");
    }

    @Test
    void selectedApplicationIsGivenByThePlatformAlone() {
        platform.grants(parent, booking);
        application(Map.of("sharing", "selected"));

        refused(boss().put(applications(branch) + "/" + client, Map.of()), 403, "application");
        platform.grants(branch, booking);

        assertThat(held(branch)).containsExactly("active");
        refused(platform.api().put("/applications/" + client, Map.of("sharing", "none")), 400, "sharing");
        refused(
                platform.api().put("/applications/" + client, Map.of("selfSubscription", "yes")),
                400,
                "selfSubscription");
    }

    private void application(Map<String, String> sharing) {
        var view = platform.api().put("/applications/" + client, sharing).orFail();
        sharing.forEach((field, word) -> assertThat(view.get(field).asText()).isEqualTo(word));
    }

    private void owns(String name, String organization, String scope) {
        var user = realm.addsUser(email(name), PASSWORD);
        platform.addsMember(organization, user);
        platform.givesOrganizationRole(organization, user, "owner", scope);
    }

    private List<String> held(String organization) {
        return platform.api()
                .get(applications(organization))
                .orFail()
                .get("items")
                .findValuesAsText("status");
    }

    private String roles() {
        return "/organizations/" + branch + "/members/" + worker + "/roles";
    }

    private static Map<String, String> viewer() {
        return Map.of("application", "booking", "appRole", "viewer");
    }

    private static String applications(String organization) {
        return "/organizations/" + organization + "/applications";
    }

    private Api boss() {
        return signedIn("boss");
    }

    private Api chief() {
        return signedIn("chief");
    }

    private Api signedIn(String name) {
        var token = console.passwordGrant(email(name), PASSWORD, "openid").accessToken();
        return new Api(URI.create(realm.url() + "/b2b"), () -> token);
    }

    private String email(String name) {
        return name + "@" + alias + ".example";
    }

    private static void alike(ApiAnswer one, ApiAnswer other) {
        assertThat(one.status()).isBetween(400, 499);
        assertThat(one).isEqualTo(other);
    }

    private static void refused(ApiAnswer answer, int status, String field) {
        assertThat(answer.status() + " " + answer.field())
                .as("%s", answer.body())
                .isEqualTo(status + " " + field);
    }
}
