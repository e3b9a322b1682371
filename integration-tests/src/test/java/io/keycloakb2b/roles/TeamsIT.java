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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Teams, default roles and the roles of new members: who comes in gets what was meant for them, and nobody more. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class TeamsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String NONE = "00000000-0000-4000-8000-000000000000";

    private RunningKeycloak server;
    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;
    private String agents = "";
    private String agency = "";
    private String manager = "";

    @BeforeAll
    void build(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking =
                TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer", "approver");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
        agents = platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        agency = platform.createsOrganization("Agency", "agency");
        platform.grants(agency, booking);
        platform.grantsRoleGroup(agency, agents, false);
        platform.givesOrganizationRole(agency, member("boss"), "owner", "self");
        manager = member("manager");
        platform.givesOrganizationRole(agency, manager, "member-manager", "self");
    }

    @AfterAll
    void close() {
        booking.close();
        console.close();
    }

    @Test
    void teamGivesItsRolesToWhoeverIsInIt_untilTheyLeaveOrItLosesThem() {
        var anna = member("anna");
        var team = team("Desk");
        api("boss").post(team + "/roles", app("viewer")).orFail();
        api("boss").post(team + "/roles", Map.of("organizationRole", "auditor")).orFail();
        assertThat(appRoles(signsIn("anna"))).isEmpty();

        api("boss").post(team + "/members", Map.of("userId", anna)).orFail();
        var token = signsIn("anna");
        assertThat(appRoles(token)).containsExactly("viewer");
        assertThat(token.claims().get("org_roles").toString()).isEqualTo("[\"auditor\"]");
        assertThat(items(api("boss").get(team + "/members").orFail()))
                .extracting(member -> member.get("id").asText())
                .containsExactly(anna);

        api("boss").delete(team + "/roles?organizationRole=auditor").orFail();
        token = booking.refresh(token);
        assertThat(token.claims().has("org_roles")).isFalse();
        assertThat(appRoles(token)).containsExactly("viewer");

        api("boss").delete(team + "/members/" + anna).orFail();
        assertThat(appRoles(booking.refresh(token))).isEmpty();

        api("boss").post(team + "/members", Map.of("userId", anna)).orFail();
        token = signsIn("anna");
        assertThat(appRoles(token)).containsExactly("viewer");
        api("boss").delete(team).orFail();
        assertThat(appRoles(booking.refresh(token))).isEmpty();
    }

    @Test
    void whoLeavesTheOrganizationLeavesItsTeams() {
        var ben = member("ben");
        var team = team("Short stay");
        api("boss").post(team + "/roles", app("viewer")).orFail();
        api("boss").post(team + "/members", Map.of("userId", ben)).orFail();

        platform.api().delete(at() + "/members/" + ben).orFail();
        platform.addsMember(agency, ben);

        assertThat(items(api("boss").get(team + "/members").orFail())).isEmpty();
        assertThat(appRoles(signsIn("ben"))).isEmpty();
    }

    @Test
    void groupRemovedInKeycloakTakesItsRolesAlong() {
        var carl = member("carl");
        var team = team("Native");
        api("boss").post(team + "/roles", app("viewer")).orFail();
        api("boss").post(team + "/members", Map.of("userId", carl)).orFail();
        var token = signsIn("carl");
        assertThat(appRoles(token)).containsExactly("viewer");

        var natively = new Api(URI.create(server.baseUrl() + "/admin/realms/" + realm.name()), realm::adminToken);
        natively.delete("/organizations/" + agency + "/groups/" + team.substring(team.lastIndexOf('/') + 1))
                .orFail();

        assertThat(api("boss").get(team).status()).isEqualTo(404);
        assertThat(appRoles(booking.refresh(token))).isEmpty();
        assertThat(items(api("boss").get(at() + "/members/" + carl + "/roles").orFail()))
                .isEmpty();
    }

    @Test
    void nestedGroupIsATeamOfItsOwn() {
        var dora = member("dora");
        var above = team("Above");
        api("boss").post(above + "/roles", app("viewer")).orFail();
        var natively = new Api(URI.create(server.baseUrl() + "/admin/realms/" + realm.name()), realm::adminToken);
        var below = id(natively.post(
                        "/organizations/" + agency + "/groups/" + above.substring(above.lastIndexOf('/') + 1)
                                + "/children",
                        Map.of("name", "Below"))
                .orFail());

        assertThat(api("boss")
                        .get(at() + "/teams/" + below)
                        .orFail()
                        .get("path")
                        .asText())
                .isEqualTo("/Above/Below");
        api("boss")
                .post(at() + "/teams/" + below + "/members", Map.of("userId", dora))
                .orFail();
        assertThat(appRoles(signsIn("dora"))).isEmpty();
        refused(api("boss").delete(above), 409, "has_children", "");
    }

    @Test
    void teamOfOneApplicationHoldsItsRolesAndNoOthers() {
        var team = at() + "/teams/"
                + id(api("boss")
                        .post(at() + "/teams", Map.of("name", "Bound", "application", "booking"))
                        .orFail());
        refused(api("boss").post(team + "/roles", Map.of("organizationRole", "auditor")), 400, "invalid_value", "role");
        api("boss").post(team + "/roles", app("viewer")).orFail();

        var free = team("Free");
        api("boss").post(free + "/roles", Map.of("organizationRole", "auditor")).orFail();
        refused(api("boss").patch(free, Map.of("application", "booking")), 400, "invalid_value", "application");
        refused(
                api("boss").post(free + "/roles", Map.of("organizationRole", "owner")),
                400,
                "invalid_value",
                "organizationRole");
        var notGranted = api("boss").patch(free, Map.of("application", "console"));
        refused(notGranted, 400, "application_not_granted", "application");
        assertThat(notGranted).isEqualTo(api("boss").patch(free, Map.of("application", "nothing")));
        refused(api("boss").post(team + "/roles", app("approver")), 400, "role_outside_ceiling", "role");
    }

    @Test
    void nobodyRaisesTheirOwnRightsThroughATeam() {
        var mine = team("Mine");
        api("manager").post(mine + "/members", Map.of("userId", manager)).orFail();
        refused(api("manager").post(mine + "/roles", app("viewer")), 403, "escalation", "team");
        refused(api("manager").put(mine + "/roles", Map.of("roles", List.of())), 403, "escalation", "team");

        var crew = team("Crew");
        api("boss").post(crew + "/roles", app("viewer")).orFail();
        refused(api("manager").post(crew + "/members", Map.of("userId", manager)), 403, "escalation", "user");
        assertThat(appRoles(signsIn("manager"))).isEmpty();
    }

    @Test
    void nobodyPutsOthersIntoATeamWithMoreThanTheyHold() {
        var eve = member("eve");
        var lords = team("Lords");
        api("boss").post(lords + "/roles", Map.of("organizationRole", "admin")).orFail();
        for (var answer : List.of(
                api("manager").post(lords + "/members", Map.of("userId", eve)),
                api("manager").post(lords + "/roles", Map.of("organizationRole", "admin")),
                api("manager").delete(lords + "/roles?organizationRole=admin"),
                api("manager").delete(lords))) {
            refused(answer, 403, "escalation", "organizationRole");
        }
        api("boss").post(lords + "/members", Map.of("userId", eve)).orFail();
        refused(api("manager").delete(lords + "/members/" + eve), 403, "escalation", "organizationRole");

        platform.definesRole(at(), "Team keeper", "organization:read", "teams:read", "teams:manage");
        platform.givesOrganizationRole(agency, member("keeper"), "Team keeper", "self");
        var desk = team("Front");
        api("boss").post(desk + "/roles", app("viewer")).orFail();
        refused(api("keeper").post(desk + "/members", Map.of("userId", eve)), 403, "escalation", "");
        api("keeper").post(team("Empty") + "/members", Map.of("userId", eve)).orFail();
    }

    @Test
    void teamsAndMembersOfOthersAreAsAbsentAsNone() {
        var other = platform.createsOrganization("Other", "other");
        var stranger = realm.addsUser("stranger@other.example", PASSWORD);
        platform.addsMember(other, stranger);
        var theirs = platform.makesTeam(other, "Theirs", stranger);
        var mine = team("Ours");
        var fred = member("fred");

        for (var suffix : List.of("", "/members", "/roles")) {
            alike(
                    api("boss").get(at() + "/teams/" + theirs + suffix),
                    api("boss").get(at() + "/teams/" + NONE + suffix));
        }
        alike(api("boss").delete(at() + "/teams/" + theirs), api("boss").delete(at() + "/teams/" + NONE));
        alike(
                api("boss").post(at() + "/teams/" + theirs + "/members", Map.of("userId", fred)),
                api("boss").post(at() + "/teams/" + NONE + "/members", Map.of("userId", fred)));
        alike(
                api("boss").post(mine + "/members", Map.of("userId", stranger)),
                api("boss").post(mine + "/members", Map.of("userId", NONE)));
        alike(api("boss").delete(mine + "/members/" + stranger), api("boss").delete(mine + "/members/" + NONE));
        assertThat(items(platform.api()
                        .get("/organizations/" + other + "/teams/" + theirs + "/members")
                        .orFail()))
                .hasSize(1);
    }

    @Test
    void twoTeamsNeverShareAName_inAnyCase() {
        team("Stra\u00dfe");
        refused(api("boss").post(at() + "/teams", Map.of("name", "STRASSE")), 409, "already_exists", "name");
        var other = team("Other street");
        refused(api("boss").patch(other, Map.of("name", "strasse")), 409, "already_exists", "name");
        api("boss")
                .patch(other, Map.of("name", "Other Street", "description", "Corner"))
                .orFail();
        refused(api("boss").post(at() + "/teams", Map.of("name", " ")), 400, "invalid_value", "name");
        refused(api("boss").post(at() + "/teams", Map.of()), 400, "missing_value", "name");
    }

    @Test
    void newMembersGetTheDefaultRoles_howeverTheyJoin() {
        var branch = platform.createsOrganization("Branch", "branch");
        platform.grants(branch, booking);
        platform.grantsRoleGroup(branch, agents, false);
        var defaults = "/organizations/" + branch + "/roles/default";
        platform.api()
                .put(defaults, Map.of("roles", List.of(app("viewer"), Map.of("organizationRole", "auditor"))))
                .orFail();
        refused(
                platform.api().put(defaults, Map.of("roles", List.of(Map.of("organizationRole", "owner")))),
                400,
                "invalid_value",
                "roles");
        refused(
                platform.api().put(defaults, Map.of("roles", List.of(app("approver")))),
                400,
                "role_outside_ceiling",
                "roles");

        var gina = realm.addsUser("gina@branch.example", PASSWORD);
        var hugo = realm.addsUser("hugo@branch.example", PASSWORD);
        platform.addsMember(branch, gina);
        try (var answer = realm.admin().organizations().get(branch).members().addMember(hugo)) {
            assertThat(answer.getStatus()).isEqualTo(201);
        }

        for (var name : List.of("gina", "hugo")) {
            var token = booking.passwordGrant(name + "@branch.example", PASSWORD, "openid organization:branch");
            assertThat(appRoles(token)).containsExactly("viewer");
            assertThat(token.claims().get("org_roles").toString()).isEqualTo("[\"auditor\"]");
        }
        assertThat(items(platform.api()
                        .get("/organizations/" + branch + "/members/" + gina + "/roles")
                        .orFail()))
                .extracting(role -> role.get("source").asText())
                .containsOnly("default");

        platform.withdrawsRoleGroup(branch, agents);
        assertThat(appRoles(booking.passwordGrant("gina@branch.example", PASSWORD, "openid organization:branch")))
                .isEmpty();
        assertThat(platform.api().get(defaults).orFail().toString()).contains("\"dormant\":true");
    }

    @Test
    void applicationsHaveDefaultRolesOfTheirOwn() {
        var branch = platform.createsOrganization("Second branch", "second");
        platform.grants(branch, booking);
        platform.grantsRoleGroup(branch, agents, false);
        var application = "/organizations/" + branch + "/applications/" + booking.id(realm.admin());
        platform.api()
                .put(
                        "/organizations/" + branch + "/roles/default",
                        Map.of("roles", List.of(Map.of("organizationRole", "auditor"))))
                .orFail();

        var granted = platform.api()
                .put(application, Map.of("defaultRoles", List.of("viewer")))
                .orFail();
        assertThat(granted.get("defaultRoles").toString()).isEqualTo("[\"viewer\"]");
        refused(
                platform.api().put(application, Map.of("defaultRoles", List.of("approver"))),
                400,
                "role_outside_ceiling",
                "roles");
        assertThat(items(platform.api()
                        .get("/organizations/" + branch + "/roles/default")
                        .orFail()))
                .hasSize(2);
    }

    @Test
    void nobodyGivesNewMembersMoreThanTheyHold() {
        var defaults = at() + "/roles/default";
        refused(
                api("manager").put(defaults, Map.of("roles", List.of(Map.of("organizationRole", "admin")))),
                403,
                "escalation",
                "organizationRole");
        api("boss")
                .put(defaults, Map.of("roles", List.of(Map.of("organizationRole", "admin"))))
                .orFail();
        refused(api("manager").put(defaults, Map.of("roles", List.of())), 403, "escalation", "organizationRole");
        api("boss").put(defaults, Map.of("roles", List.of())).orFail();
    }

    @Test
    void roleThatLeavesAGroupIsReplacedOrDropped() {
        var branch = platform.createsOrganization("Third branch", "third");
        var groups = "/applications/" + booking.id(realm.admin()) + "/role-groups/";
        var old = platform.definesRoleGroup(booking, "Old", "booking-agent", "viewer");
        platform.grants(branch, booking);
        platform.grantsRoleGroup(branch, old, false);
        var ida = realm.addsUser("ida@branch.example", PASSWORD);
        platform.addsMember(branch, ida);
        var roles = "/organizations/" + branch + "/members/" + ida + "/roles";
        platform.api().post(roles, app("booking-agent")).orFail();
        var smaller = Map.of("name", "Old", "appRoles", List.of("viewer"));

        refused(platform.api().put(groups + old, smaller), 409, "in_use", "");
        refused(
                platform.api().put(groups + old + "?replacement=approver", smaller),
                400,
                "role_unknown",
                "replacement");
        platform.api().put(groups + old + "?replacement=viewer", smaller).orFail();
        assertThat(platform.api().get(roles).orFail().toString())
                .contains("viewer")
                .doesNotContain("booking-agent");

        var fresh = platform.definesRoleGroup(booking, "Fresh", "viewer");
        refused(platform.api().delete(groups + old), 409, "in_use", "");
        refused(platform.api().delete(groups + old + "?replacement=" + NONE), 400, "role_group_unknown", "replacement");
        platform.api().delete(groups + old + "?replacement=" + fresh).orFail();
        assertThat(appRoles(booking.passwordGrant("ida@branch.example", PASSWORD, "openid organization:third")))
                .containsExactly("viewer");
        platform.api().delete(groups + fresh + "?drop=true").orFail();
        assertThat(appRoles(booking.passwordGrant("ida@branch.example", PASSWORD, "openid organization:third")))
                .isEmpty();
    }

    private String member(String name) {
        var user = realm.addsUser(name + "@agency.example", PASSWORD);
        platform.addsMember(agency, user);
        return user;
    }

    private String team(String name) {
        return at() + "/teams/" + platform.makesTeam(agency, name);
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

    private static void alike(ApiAnswer foreign, ApiAnswer absent) {
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign).isEqualTo(absent);
    }

    private static void refused(ApiAnswer answer, int status, String code, String field) {
        assertThat(answer.status() + " " + answer.code() + " " + answer.field())
                .as("%s", answer.body())
                .isEqualTo(status + " " + code + " " + field);
    }
}
