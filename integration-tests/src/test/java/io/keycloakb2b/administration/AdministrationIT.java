package io.keycloakb2b.administration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
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
import org.keycloak.representations.idm.MemberRepresentation;
import org.keycloak.representations.idm.MembershipType;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class AdministrationIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String MANAGED = "managed@people.example";

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
    void managedMembersOutliveTheirMembershipAndTheirOrganization() {
        try (var imported = realm.another(AdministrationIT::withManagedMembers)) {
            var own = PlatformAdministrator.of(server, imported);
            own.setsUpTheRealm();
            for (var organization : own.api().get("/organizations").orFail().get("items")) {
                var id = organization.get("id").asText();
                assertThat(imported.admin().organizations().get(id).members().list(0, 2))
                        .allSatisfy(
                                member -> assertThat(member.getMembershipType()).isEqualTo(MembershipType.MANAGED))
                        .hasSize(1);
                var at = "/organizations/" + id;
                if (organization.get("alias").asText().equals("leaves")) {
                    var member = own.api()
                            .get(at + "/members")
                            .orFail()
                            .at("/items/0/id")
                            .asText();
                    own.api().delete(at + "/members/" + member).orFail();
                    assertThat(own.api().get(at + "/members").orFail().get("items"))
                            .isEmpty();
                } else {
                    own.api().delete(at).orFail();
                }
            }

            assertThat(imported.admin().users().search(MANAGED)).hasSize(2);
        }
    }

    private static void withManagedMembers(RealmRepresentation representation) {
        representation.setUsers(List.of(user(MANAGED), user("other-" + MANAGED)));
        representation.addOrganization(managing("leaves", MANAGED));
        representation.addOrganization(managing("goes", "other-" + MANAGED));
    }

    private static OrganizationRepresentation managing(String alias, String username) {
        var member = new MemberRepresentation();
        member.setUsername(username);
        member.setMembershipType(MembershipType.MANAGED);
        var organization = new OrganizationRepresentation();
        organization.setName(alias);
        organization.setAlias(alias);
        organization.addMember(member);
        return organization;
    }

    private static UserRepresentation user(String username) {
        var user = new UserRepresentation();
        user.setUsername(username);
        user.setEmail(username);
        user.setEnabled(true);
        return user;
    }

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
