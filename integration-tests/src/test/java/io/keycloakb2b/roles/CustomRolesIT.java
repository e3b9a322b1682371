package io.keycloakb2b.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An organization makes roles of its own, and nobody gains by it what they did not have. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class CustomRolesIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;
    private String parent = "";
    private String agency = "";
    private String clerk = "";

    @BeforeAll
    void build(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking =
                TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer", "approver");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
        var agents = platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        parent = platform.createsOrganization("Globe", "globe");
        agency = platform.createsBranch(parent, "Agency", "agency");
        for (var organization : List.of(parent, agency)) {
            platform.grants(organization, booking);
            platform.grantsRoleGroup(organization, agents, true);
        }
        person("boss", "owner");
        var keeper = person("keeper", "");
        clerk = person("clerk", "");
        platform.definesRole(at(), "Role keeper", "organization:read", "roles:read", "roles:manage", "roles:assign");
        platform.givesOrganizationRole(agency, keeper, "Role keeper", "self");
    }

    @AfterAll
    void close() {
        booking.close();
        console.close();
    }

    @Test
    void tokenNamesTheRoleAndCarriesItsAppRoles_untilItIsTakenAway() {
        var role = api("boss")
                .post(
                        at() + "/roles",
                        Map.of(
                                "name",
                                "Front desk",
                                "permissions",
                                List.of("organization:read", "members:read"),
                                "appRoles",
                                List.of(app("booking-agent"), app("viewer"))))
                .orFail();
        assertThat(role.get("owner").asText()).isEqualTo("organization");
        api("boss")
                .post(rolesOf(clerk), Map.of("organizationRole", "front DESK"))
                .orFail();

        var token = signsIn("clerk");
        assertThat(token.claims().get("org_roles").toString()).isEqualTo("[\"Front desk\"]");
        assertThat(appRoles(token)).containsExactlyInAnyOrder("booking-agent", "viewer");
        assertThat(api("clerk").get(at() + "/members").status()).isEqualTo(200);

        api("boss")
                .patch(at() + "/roles/" + id(role), Map.of("appRoles", List.of(app("viewer")), "name", "Reception"))
                .orFail();
        token = booking.refresh(token);
        assertThat(token.claims().get("org_roles").toString()).isEqualTo("[\"Reception\"]");
        assertThat(appRoles(token)).containsExactly("viewer");

        api("boss").delete(rolesOf(clerk) + "?organizationRole=Reception").orFail();
        token = booking.refresh(token);
        assertThat(token.claims().has("org_roles")).isFalse();
        assertThat(appRoles(token)).isEmpty();
        assertThat(api("clerk").get(at() + "/members").status()).isEqualTo(403);
        api("boss").delete(at() + "/roles/" + id(role)).orFail();
    }

    @Test
    void roleOfTheRealmGivesOnlyWhatEachOrganizationWasGranted() {
        var role = platform.api()
                .post(
                        "/organization-roles",
                        Map.of("name", "Travel desk", "appRoles", List.of(app("viewer"), app("approver"))))
                .orFail();
        api("boss")
                .post(rolesOf(clerk), Map.of("organizationRole", "Travel desk"))
                .orFail();

        assertThat(appRoles(signsIn("clerk"))).containsExactly("viewer");
        assertThat(api("boss").get(at() + "/roles/" + id(role)).orFail().toString())
                .contains("viewer")
                .doesNotContain("approver");
        refused(
                api("boss").patch(at() + "/roles/" + id(role), Map.of("appRoles", List.of())),
                403,
                "forbidden",
                "role");
        refused(platform.api().delete("/organization-roles/" + id(role)), 409, "in_use", "");

        platform.api().delete("/organization-roles/" + id(role) + "?drop=true").orFail();
        assertThat(appRoles(signsIn("clerk"))).isEmpty();
    }

    @Test
    void roleForASubtreeReachesBelowWithItsPermissionsAndWithoutItsAppRoles() {
        var inspector = realm.addsUser("inspector@globe.example", PASSWORD);
        platform.addsMember(parent, inspector);
        platform.api()
                .post(
                        "/organizations/" + parent + "/roles",
                        Map.of(
                                "name",
                                "Inspector",
                                "permissions",
                                List.of("organization:read", "members:read"),
                                "appRoles",
                                List.of(app("viewer"))))
                .orFail();
        platform.givesOrganizationRole(parent, inspector, "Inspector", "subtree");

        var api = OrganizationAdministrator.signsIn(realm, console, "inspector@globe.example", PASSWORD)
                .api();
        assertThat(api.get(at() + "/members").status()).isEqualTo(200);
        var token = booking.passwordGrant("inspector@globe.example", PASSWORD, "openid organization:globe");
        assertThat(token.claims().get("org_roles").toString()).isEqualTo("[\"Inspector\"]");
        assertThat(appRoles(token)).isEmpty();
    }

    @Test
    void nobodyMakesARoleThatHoldsMoreThanTheyDo() {
        var roles = at() + "/roles";
        var more = Map.of("name", "More", "permissions", List.of("members:manage"));
        refused(api("keeper").post(roles, more), 403, "escalation", "permissions");
        for (var api : List.of(api("keeper"), api("boss"), platform.api())) {
            refused(
                    api.post(roles, Map.of("name", "Lord", "permissions", List.of("ownership"))),
                    400,
                    "invalid_value",
                    "permissions");
        }
        var manager = platform.definesRole(at(), "Manager", "members:manage");
        refused(
                api("keeper").patch(roles + "/" + manager, Map.of("description", "x")),
                403,
                "escalation",
                "permissions");
        refused(
                api("keeper").patch(roles + "/" + manager, Map.of("permissions", List.of())),
                403,
                "escalation",
                "permissions");
        refused(api("keeper").delete(roles + "/" + manager), 403, "escalation", "permissions");
        var mine = api("keeper")
                .post(roles, Map.of("name", "Reader", "permissions", List.of("roles:read")))
                .orFail();
        refused(
                api("keeper").patch(roles + "/" + id(mine), Map.of("permissions", List.of("members:manage"))),
                403,
                "escalation",
                "permissions");
    }

    @Test
    void nobodyChangesARoleThatTheyHold() {
        var own = find("Role keeper");
        for (var answer : List.of(
                api("keeper").patch(own, Map.of("appRoles", List.of(app("viewer")))),
                api("keeper").patch(own, Map.of("permissions", List.of("roles:read"))),
                api("keeper").delete(own + "?drop=true"))) {
            refused(answer, 403, "escalation", "role");
        }
        assertThat(platform.api().get(own).orFail().get("appRoles")).isEmpty();
    }

    @Test
    void nobodyReachesBelowThroughARoleOfSomebodyWhoDoes() {
        var far = platform.definesRole(at(), "Far", "organization:read");
        platform.givesOrganizationRole(agency, clerk, "Far", "subtree");

        refused(
                api("boss").patch(at() + "/roles/" + far, Map.of("permissions", List.of("members:manage"))),
                403,
                "escalation",
                "permissions");
        refused(api("boss").delete(at() + "/roles/" + far + "?drop=true"), 403, "escalation", "permissions");
        platform.api().delete(at() + "/roles/" + far + "?drop=true").orFail();
    }

    @Test
    void appRolesStayInsideTheCeiling_andWhatWasNotGrantedIsAsAbsentAsNone() {
        var roles = at() + "/roles";
        for (var name : List.of("Wide", "owner")) {
            var outside = api("boss").post(roles, Map.of("name", name, "appRoles", List.of(app("approver"))));
            refused(outside, 400, "role_outside_ceiling", "appRoles");
            assertThat(outside)
                    .isEqualTo(api("boss").post(roles, Map.of("name", name, "appRoles", List.of(app("nothing")))))
                    .isEqualTo(api("boss")
                            .post(
                                    roles,
                                    Map.of(
                                            "name",
                                            name,
                                            "appRoles",
                                            List.of(Map.of("application", "none", "appRole", "none")))));
        }
        refused(
                platform.api().post("/organization-roles", Map.of("name", "Wide", "appRoles", List.of(app("nothing")))),
                400,
                "role_unknown",
                "appRoles");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "OWNER", "0wner", "\u041ewner", "Member Manager", "audit\u03bfr"})
    void nameOfABuiltInRoleIsRefused_inAnyCaseOrScript(String name) {
        refused(api("boss").post(at() + "/roles", Map.of("name", name)), 400, "invalid_value", "name");
        refused(platform.api().post("/organization-roles", Map.of("name", name)), 400, "invalid_value", "name");
        refused(
                api("boss").post(at() + "/roles", Map.of("name", "Honest", "displayName", name)),
                400,
                "invalid_value",
                "displayName");
    }

    @Test
    void rolesOfOthersAreAsAbsentAsNone() {
        var other = platform.createsOrganization("Other", "other");
        var theirs = platform.definesRole("/organizations/" + other, "Theirs", "organization:read");
        var none = "00000000-0000-4000-8000-000000000000";
        for (var verb : List.of("GET", "PATCH", "DELETE")) {
            var body = verb.equals("PATCH") ? Map.of("name", "Mine") : null;
            var foreign = api("boss").call(verb, at() + "/roles/" + theirs, body);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign).isEqualTo(api("boss").call(verb, at() + "/roles/" + none, body));
        }
        var assigned = api("boss").post(rolesOf(clerk), Map.of("organizationRole", "Theirs"));
        refused(assigned, 400, "role_unknown", "organizationRole");
        assertThat(assigned).isEqualTo(api("boss").post(rolesOf(clerk), Map.of("organizationRole", "Nobody's")));
        var mine = platform.definesRole(at(), "Doomed", "organization:read");
        refused(
                api("boss").delete(at() + "/roles/" + mine + "?replacement=Theirs"),
                400,
                "role_unknown",
                "replacement");
        refused(platform.api().post("/organization-roles", Map.of("name", "THEIRS")), 409, "already_exists", "name");
    }

    @Test
    void roleInUseGoesWithAReplacementOrAConfirmedDrop() {
        var old = platform.definesRole(at(), "Old", "members:read");
        var fresh = platform.definesRole(at(), "Fresh", "teams:read");
        platform.givesOrganizationRole(agency, clerk, "Old", "self");
        var role = at() + "/roles/" + old;

        var inUse = api("boss").delete(role);
        refused(inUse, 409, "in_use", "");
        assertThat(inUse.body().toString()).contains("1 times");
        refused(api("boss").delete(role + "?replacement=Old"), 400, "invalid_value", "replacement");
        refused(api("boss").delete(role + "?replacement=owner"), 400, "invalid_value", "replacement");
        refused(api("boss").delete(role + "?replacement=Fresh&drop=true"), 400, "invalid_value", "drop");
        refused(api("boss").delete(role + "?drop=yes"), 400, "invalid_value", "drop");

        api("boss").delete(role + "?replacement=Fresh").orFail();
        assertThat(organizationRolesOf(clerk)).contains("Fresh").doesNotContain("Old");

        api("boss").delete(at() + "/roles/" + fresh + "?drop=true").orFail();
        assertThat(organizationRolesOf(clerk)).doesNotContain("Fresh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boss", "keeper"})
    void whatIsListedAsAssignableCanBeAssigned_andEverythingElseIsRefused(String who) {
        platform.definesRole(at(), "Listed for " + who, "roles:read");
        var guinea = realm.addsUser("guinea-" + who + "@agency.example", PASSWORD);
        platform.addsMember(agency, guinea);
        var listed = items(api(who).get(at() + "/roles/assignable").orFail());
        assertThat(listed).isNotEmpty();

        for (var item : listed) {
            for (var scope : item.get("scopes")) {
                var body = new java.util.HashMap<String, Object>();
                for (var field : List.of("organizationRole", "application", "appRole")) {
                    if (item.has(field)) {
                        body.put(field, item.get(field).asText());
                    }
                }
                body.put("scope", scope.asText());
                assertThat(api(who).post(rolesOf(guinea), body).status())
                        .as("%s", body)
                        .isEqualTo(201);
            }
        }
        var names = listed.stream()
                .map(item -> item.path("organizationRole").asText())
                .toList();
        for (var role : items(platform.api().get(at() + "/roles").orFail())) {
            var name = role.get("name").asText();
            if (!names.contains(name) && !name.equals("member")) {
                refused(
                        api(who).post(rolesOf(guinea), Map.of("organizationRole", name)),
                        403,
                        "escalation",
                        "organizationRole");
            }
        }
        var apps = listed.stream().map(item -> item.path("appRole").asText()).toList();
        for (var appRole : List.of("booking-agent", "viewer", "approver")) {
            if (!apps.contains(appRole)) {
                refused(api(who).post(rolesOf(guinea), app(appRole)), 400, "role_outside_ceiling", "role");
            }
        }
        assertThat(apps).contains("viewer").doesNotContain("approver");
    }

    private String person(String name, String role) {
        var user = realm.addsUser(name + "@agency.example", PASSWORD);
        platform.addsMember(agency, user);
        if (!role.isEmpty()) {
            platform.givesOrganizationRole(agency, user, role, "self");
        }
        return user;
    }

    private Api api(String name) {
        return OrganizationAdministrator.signsIn(realm, console, name + "@agency.example", PASSWORD)
                .api();
    }

    private TokenResponse signsIn(String name) {
        return booking.passwordGrant(name + "@agency.example", PASSWORD, "openid organization:agency");
    }

    private String at() {
        return "/organizations/" + agency;
    }

    private String rolesOf(String user) {
        return at() + "/members/" + user + "/roles";
    }

    private String find(String name) {
        return items(platform.api().get(at() + "/roles").orFail()).stream()
                .filter(role -> role.get("name").asText().equals(name))
                .map(role -> at() + "/roles/" + id(role))
                .findFirst()
                .orElseThrow();
    }

    private List<String> organizationRolesOf(String user) {
        return items(platform.api().get(rolesOf(user)).orFail()).stream()
                .map(role -> role.path("organizationRole").asText())
                .toList();
    }

    private static Map<String, String> app(String role) {
        return Map.of("application", "booking", "appRole", role);
    }

    private static List<String> appRoles(TokenResponse token) {
        return StreamSupport.stream(
                        token.claims().at("/resource_access/booking/roles").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<JsonNode> items(JsonNode listing) {
        return StreamSupport.stream(listing.get("items").spliterator(), false).toList();
    }

    private static String id(JsonNode representation) {
        return representation.get("id").asText();
    }

    private static void refused(ApiAnswer answer, int status, String code, String field) {
        assertThat(answer.status() + " " + answer.code() + " " + answer.field())
                .as("%s", answer.body())
                .isEqualTo(status + " " + code + " " + field);
    }
}
