package io.keycloakb2b.relations;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A holding with an agency below it, and a rival beside them. Holding and agency were granted booking and billing,
 * the rival billing alone. In the agency are an owner, an agent with an app role of each application, a pilot
 * with a role of the agency's own that holds an app role, a steward in a team that holds one, and a trainee with
 * nothing.
 */
final class Agency implements AutoCloseable {

    static final String PASSWORD = "Correct-Horse-7";
    static final String ABSENT = "00000000-0000-4000-8000-000000000000";

    final TestRealm realm;
    final PlatformAdministrator platform;
    final TestApplication booking;
    final TestApplication billing;
    final TestApplication console;
    final String agents;
    final String holding;
    final String agency;
    final String rival;
    final String crew;

    private final Map<String, String> users = new HashMap<>();

    Agency(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking =
                TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer", "approver");
        billing = TestApplication.register(realm.url(), realm.admin(), "billing", "clerk");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
        platform.marksApplication(billing);
        agents = platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        var clerks = platform.definesRoleGroup(billing, "Clerks", "clerk");
        holding = platform.createsOrganization("Holding", "holding");
        agency = platform.createsBranch(holding, "Agency", "agency");
        rival = platform.createsOrganization("Rival", "rival");
        for (var organization : List.of(holding, agency)) {
            platform.grants(organization, booking);
            platform.grants(organization, billing);
            platform.grantsRoleGroup(organization, agents, true);
            platform.grantsRoleGroup(organization, clerks, true);
        }
        platform.grants(rival, billing);
        people();
        crew = platform.makesTeam(agency, "Crew", user("steward"));
        platform.api()
                .post(at("/teams/" + crew + "/roles"), Map.of("application", "booking", "appRole", "viewer"))
                .orFail();
    }

    private void people() {
        joins(holding, "boss");
        platform.givesOrganizationRole(holding, user("boss"), "owner", "subtree");
        joins(rival, "foe");
        platform.givesOrganizationRole(rival, user("foe"), "owner", "self");
        for (var name : List.of("owner", "auditor", "agent", "pilot", "steward", "trainee")) {
            joins(agency, name);
        }
        platform.givesOrganizationRole(agency, user("owner"), "owner", "self");
        platform.givesOrganizationRole(agency, user("auditor"), "auditor", "self");
        gives("agent", Map.of("application", "booking", "appRole", "booking-agent"));
        gives("agent", Map.of("application", "billing", "appRole", "clerk"));
        platform.api()
                .post(
                        at("/roles"),
                        Map.of(
                                "name",
                                "Pilot: 1st@sea #7",
                                "permissions",
                                List.of("members:read"),
                                "appRoles",
                                List.of(Map.of("application", "booking", "appRole", "viewer"))))
                .orFail();
        gives("pilot", Map.of("organizationRole", "Pilot: 1st@sea #7"));
    }

    void joins(String organization, String name) {
        platform.addsMember(organization, user(name));
    }

    void gives(String name, Map<String, String> role) {
        platform.api().post(at("/members/" + user(name) + "/roles"), role).orFail();
    }

    String user(String name) {
        return users.computeIfAbsent(name, absent -> realm.addsUser(email(name), PASSWORD));
    }

    static String email(String name) {
        return name + "@agency.example";
    }

    /** Below the agency. */
    String at(String path) {
        return "/organizations/" + agency + path;
    }

    /** A tuple about the agency. */
    String is(String name, String relation) {
        return tuple(agency, relation, user(name));
    }

    static String tuple(String organization, String relation, String user) {
        return "organizations:" + organization + "#" + relation + "@" + user;
    }

    Api member(String name) {
        return atOrganizationRoot(
                console.passwordGrant(email(name), PASSWORD, "openid").accessToken());
    }

    Api atOrganizationRoot(String token) {
        return new Api(URI.create(realm.url() + "/b2b"), () -> token);
    }

    Api by(TestApplication application) {
        return atOrganizationRoot("").with("Authorization", application.credentials());
    }

    static boolean holds(Api asking, String tuple) {
        return asking.post("/relations/check", Map.of("tuple", tuple))
                .orFail()
                .get("holds")
                .asBoolean();
    }

    static List<Boolean> each(Api asking, List<String> tuples) {
        JsonNode results = asking.post("/relations/check", Map.of("tuples", tuples))
                .orFail()
                .get("results");
        IntStream.range(0, tuples.size()).forEach(i -> {
            if (!results.get(i).get("tuple").asText().equals(tuples.get(i))) {
                throw new AssertionError("answered in another order: " + results);
            }
        });
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> result.get("holds").asBoolean())
                .toList();
    }

    @Override
    public void close() {
        booking.close();
        billing.close();
        console.close();
    }
}
