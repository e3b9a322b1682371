package io.keycloakb2b.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.MembershipType;

@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class AdministrationIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private RunningKeycloak server;
    private TestRealm realm;
    private TestApplication console;
    private PlatformAdministrator platform;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
    }

    @AfterAll
    void close() {
        console.close();
    }

    @Test
    void realmThatIsNotSetUpHasNothing_butTheChecklist() {
        try (var fresh = realm.another()) {
            var api = PlatformAdministrator.of(server, fresh).api();

            assertThat(api.get("/organizations").status()).isEqualTo(404);
            assertThat(done(api.get("/setup"))).contains("organizations").doesNotContain("enabled");
        }
    }

    @Test
    void setUpTwiceAtOnce_isDoneOnce() {
        try (var fresh = realm.another()) {
            var api = PlatformAdministrator.of(server, fresh).api();

            var calls = IntStream.range(0, 4)
                    .mapToObj(call -> CompletableFuture.supplyAsync(() -> api.post("/setup", Map.of())))
                    .toList();

            assertThat(calls)
                    .allSatisfy(call -> assertThat(call.join().status()).isEqualTo(200));
            assertThat(api.get("/setup").orFail().get("items"))
                    .allSatisfy(step -> assertThat(step.get("done").asBoolean())
                            .as("%s", step)
                            .isTrue());
            assertThat(fresh.admin().flows().getFlows().stream()
                            .filter(flow -> flow.getAlias().equals("b2b browser")))
                    .hasSize(1);
        }
    }

    @Test
    void firstOwnerBuildsBranchesAndFillsThemWithPeopleAlreadyThere() {
        var owner = realm.addsUser("owner@builders.example", PASSWORD);
        var worker = realm.addsUser("worker@builders.example", PASSWORD);
        var head = platform.api()
                .post("/organizations", Map.of("name", "Builders", "alias", "builders", "owner", owner))
                .orFail()
                .get("id")
                .asText();
        platform.addsMember(head, worker);
        var api = signsIn("owner@builders.example");

        var branch = api.post("/organizations/" + head + "/children", Map.of("name", "Roofs", "alias", "roofs"))
                .orFail()
                .get("id")
                .asText();
        api.post("/organizations/" + branch + "/members", Map.of("userId", worker))
                .orFail();

        assertThat(api.get("/organizations/" + branch + "/members")
                        .orFail()
                        .at("/items/0/id")
                        .asText())
                .isEqualTo(worker);
        assertThat(api.get("/me").orFail().at("/organizations/0/roles/0").asText())
                .isEqualTo("owner");
        assertThat(api.get("/organizations").orFail().at("/items/0/alias").asText())
                .isEqualTo("builders");
    }

    @Test
    void suspendedBranchIsOpenedAgainByThoseAboveOnly() {
        var boss = realm.addsUser("boss@chain.example", PASSWORD);
        var local = realm.addsUser("local@chain.example", PASSWORD);
        var chain = platform.createsOrganization("Chain", "chain");
        var shop = platform.createsBranch(chain, "Shop", "shop");
        platform.addsMember(chain, boss);
        platform.givesOrganizationRole(chain, boss, "owner", "subtree");
        platform.addsMember(shop, local);
        platform.givesOrganizationRole(shop, local, "owner", "self");
        var above = signsIn("boss@chain.example");
        var below = signsIn("local@chain.example");

        above.patch("/organizations/" + shop, Map.of("status", "suspended")).orFail();
        assertThat(below.get("/organizations/" + shop).code()).isEqualTo("organization_unavailable");
        assertThat(below.patch("/organizations/" + shop, Map.of("status", "active"))
                        .status())
                .isEqualTo(403);
        assertThat(above.get("/organizations/" + shop).orFail().get("status").asText())
                .isEqualTo("suspended");
        assertThat(above.get("/organizations/" + shop + "/members").status()).isEqualTo(200);
        assertThat(above.post("/organizations/" + shop + "/members", Map.of("userId", boss))
                        .code())
                .isEqualTo("organization_unavailable");
        above.patch("/organizations/" + shop, Map.of("status", "active")).orFail();

        assertThat(below.get("/organizations/" + shop).status()).isEqualTo(200);
    }

    @Test
    void listsComeInPages() {
        var organization = platform.createsOrganization("Pages", "pages");
        for (int i = 0; i < 5; i++) {
            platform.addsMember(organization, realm.addsUser("reader" + i + "@pages.example", PASSWORD));
        }
        var members = "/organizations/" + organization + "/members?max=2";

        var first = platform.api().get(members).orFail();
        var second = platform.api().get(members + "&after=" + encoded(first)).orFail();
        var third = platform.api().get(members + "&after=" + encoded(second)).orFail();

        assertThat(names(first)).containsExactly("reader0@pages.example", "reader1@pages.example");
        assertThat(names(second)).containsExactly("reader2@pages.example", "reader3@pages.example");
        assertThat(names(third)).containsExactly("reader4@pages.example");
        assertThat(third.has("next")).isFalse();
    }

    @Test
    void managedMembersOutliveTheirMembershipAndTheirOrganization(TestBrowser browser) {
        var managed = firstSignsInByTheProviderOf(platform.createsOrganization("Leaves", "leaves"), "leaves", browser);
        var members = "/organizations/" + managed.organization() + "/members/";
        platform.api().delete(members + managed.user()).orFail();
        assertThat(platform.api().get(members + managed.user()).status()).isEqualTo(404);
        assertThat(realm.admin().users().get(managed.user()).toRepresentation().isEnabled())
                .isTrue();

        var other = firstSignsInByTheProviderOf(platform.createsOrganization("Goes", "goes"), "goes", browser);
        var second = platform.createsOrganization("Stays", "stays");
        platform.addsMember(second, other.user());
        platform.api()
                .patch("/organizations/" + other.organization(), Map.of("enabled", false))
                .orFail();
        platform.api().delete("/organizations/" + other.organization()).orFail();
        platform.api()
                .delete("/organizations/" + other.organization() + "?purge=true")
                .orFail();
        assertThat(platform.api().get("/organizations/" + other.organization()).status())
                .isEqualTo(404);
        assertThat(platform.api()
                        .get("/organizations/" + second + "/members/" + other.user())
                        .status())
                .isEqualTo(200);
        assertThat(realm.admin().users().get(other.user()).toRepresentation().isEnabled())
                .isTrue();
    }

    /** A provider that kept Keycloak's own first login makes managed members, who go with their organization. */
    private Managed firstSignsInByTheProviderOf(String organization, String alias, TestBrowser browser) {
        var email = "managed@" + alias + ".example";
        platform.givesDomain(organization, alias + ".example");
        try (var home = ProviderRealm.of(realm, alias + "-sso", organization)) {
            home.employs(email, PASSWORD);
            home.firstLoginsTake("first broker login");
            browser.forgetEverybody();
            var page = browser.newPage();
            page.navigate(console.loginUrl("openid organization:" + alias) + "&kc_idp_hint=" + alias + "-sso");
            page.locator("#username").fill(email);
            page.locator("#password").fill(PASSWORD);
            page.locator("[type=submit]").first().click();
            console.finish(page);
        }
        var members = realm.admin().organizations().get(organization).members().list(0, 2);
        assertThat(members).hasSize(1).allSatisfy(member -> assertThat(member.getMembershipType())
                .isEqualTo(MembershipType.MANAGED));
        return new Managed(organization, members.get(0).getId());
    }

    private record Managed(String organization, String user) {}

    private Api signsIn(String email) {
        return OrganizationAdministrator.signsIn(realm, console, email, PASSWORD)
                .api();
    }

    private static List<String> done(ApiAnswer checklist) {
        return stream(checklist.orFail().get("items"))
                .filter(step -> step.get("done").asBoolean())
                .map(step -> step.get("name").asText())
                .toList();
    }

    private static List<String> names(JsonNode page) {
        return stream(page.get("items"))
                .map(member -> member.get("username").asText())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }

    private static String encoded(JsonNode page) {
        return URLEncoder.encode(page.get("next").asText(), UTF_8);
    }
}
