package io.keycloakb2b.isolation;

import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.Pictures;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A parent with a target and a closed child, a child of the target, and two strangers beside them, one suspended.
 * Everybody's password is the same.
 */
final class World implements AutoCloseable {

    static final String ABSENT = "00000000-0000-4000-8000-000000000000";

    private static final String PASSWORD = "Correct-Horse-7";

    final PlatformAdministrator platform;
    final TestApplication booking;
    final TestApplication console;
    final String parent;
    final String target;
    final String closed;
    final String child;
    final String sibling;
    final String suspended;
    final String invitation;
    final String joinRequest;
    final String agents;
    final String approvers;
    final String helper;
    final String template;
    final String crew;
    final String apiKey;

    private final RunningKeycloak server;
    private final TestRealm realm;
    private final TestRealm elsewhere;
    private final TestApplication elsewhereApplication;
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, TokenResponse> tokens = new HashMap<>();

    World(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.signsForItselfAlone();
        booking =
                TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer", "approver");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
        agents = platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        approvers = platform.definesRoleGroup(booking, "Approvers", "approver");
        parent = platform.createsOrganization("Parent", "parent");
        target = platform.createsBranch(parent, "Target", "target");
        closed = platform.createsBranch(parent, "Closed", "closed");
        child = platform.createsBranch(target, "Child", "child");
        sibling = platform.createsOrganization("Sibling", "sibling");
        suspended = platform.createsOrganization("Suspended", "suspended");
        for (var organization : List.of(parent, target)) {
            platform.grants(organization, booking);
            platform.grantsRoleGroup(organization, agents, true);
        }
        helper = platform.definesRole("/organizations/" + target, "Helper", "members:read");
        template = platform.definesRole("", "Inspector", "audit:read");
        people();
        crew = platform.makesTeam(target, "Crew", user("targetMember"));
        platform.api()
                .post(
                        "/organizations/" + target + "/teams/" + crew + "/roles",
                        Map.of("application", "booking", "appRole", "booking-agent"))
                .orFail();
        apiKey = platform.makesApiKey(target, "Machine", "auditor").get("id").asText();
        platform.givesDomain(target, "target.example");
        platform.givesHost(target, "login.target.example");
        platform.givesLogo(target, "image/svg+xml", Pictures.drawing("#0b6e4f"));
        platform.givesFavicon(target, "image/svg+xml", Pictures.icon("#0b6e4f"));
        invitation = platform.invites(target, "invited@people.example");
        joinRequest = somebodyAsksToJoinTheTarget();
        platform.sets(target, "mfa", "optional");
        platform.api()
                .patch("/organizations/" + closed, Map.of("adminInheritance", "explicit"))
                .orFail();
        platform.api()
                .patch("/organizations/" + suspended, Map.of("status", "suspended"))
                .orFail();
        elsewhere = realm.another();
        elsewhereApplication = TestApplication.register(elsewhere.url(), elsewhere.admin(), "elsewhere");
        elsewhere.givesRealmRoles(elsewhere.addsUser(email("stranger"), PASSWORD), "realm-admin");
    }

    /** Calls of one person at the organization root. */
    Api member(String name) {
        return new Api(organizationRoot(), () -> token(name).accessToken());
    }

    /** Calls of a machine with a new key of an organization. */
    Api machine(String organization, String role) {
        var key = platform.makesApiKey(organization, "Robot", role).get("key").asText();
        return atOrganizationRoot(key);
    }

    Api atOrganizationRoot(String token) {
        return new Api(organizationRoot(), () -> token);
    }

    Api atPlatformRoot(String token) {
        return new Api(platformRoot(), () -> token);
    }

    /** Signed in at the console, once. */
    TokenResponse token(String name) {
        return tokens.computeIfAbsent(name, absent -> console.passwordGrant(email(name), PASSWORD, "openid"));
    }

    /** Signed in at an application that has nothing to do with the API. */
    TokenResponse ordinaryToken(String name) {
        return booking.passwordGrant(email(name), PASSWORD, "openid");
    }

    /** Signed in at the application for an organization. */
    TokenResponse boundApplicationToken(String name, String alias) {
        return booking.passwordGrant(email(name), PASSWORD, "openid organization:" + alias);
    }

    TokenResponse boundToken(String name, String alias) {
        return console.passwordGrant(email(name), PASSWORD, "openid organization:" + alias);
    }

    String tokenOfAnotherRealmsAdministrator() {
        return elsewhereApplication
                .passwordGrant(email("stranger"), PASSWORD, "openid")
                .accessToken();
    }

    String user(String name) {
        return users.computeIfAbsent(name, absent -> realm.addsUser(email(name), PASSWORD));
    }

    /** Makes an application of the console, which nobody was granted. */
    String marksConsole() {
        platform.marksApplication(console);
        return console.id(realm.admin());
    }

    String client() {
        return booking.id(realm.admin());
    }

    Map<String, String> parameters(String organization, String user) {
        return Map.ofEntries(
                Map.entry("organization", organization),
                Map.entry("user", user),
                Map.entry("client", client()),
                Map.entry("roleGroup", agents),
                Map.entry("domain", "target.example"),
                Map.entry("role", helper),
                Map.entry("template", template),
                Map.entry("team", crew),
                Map.entry("colleague", user("targetHelper")),
                Map.entry("invitation", invitation),
                Map.entry("apiKey", apiKey),
                Map.entry("joinRequest", joinRequest),
                Map.entry("bookingPage", booking.callbackUrl()),
                Map.entry("caller", user("outsider")),
                Map.entry("elsewhere", sibling));
    }

    @Override
    public void close() {
        elsewhereApplication.close();
        elsewhere.close();
        booking.close();
        console.close();
    }

    private void people() {
        joins("parentBoss", parent, "owner", "subtree");
        joins("parentClerk", parent, "admin", "self");
        joins("targetOwner", target, "owner", "self");
        joins("targetAdmin", target, "admin", "self");
        joins("targetManager", target, "member-manager", "self");
        joins("childOwner", child, "owner", "self");
        joins("siblingOwner", sibling, "owner", "subtree");
        joins("suspendedOwner", suspended, "owner", "subtree");
        platform.addsMember(closed, user("closedMember"));
        platform.addsMember(sibling, user("siblingMember"));
        platform.addsMember(target, user("targetMember"));
        platform.api()
                .post(
                        "/organizations/" + target + "/members/" + user("targetMember") + "/roles",
                        Map.of("application", "booking", "appRole", "booking-agent"))
                .orFail();
        platform.addsMember(target, user("targetHelper"));
        platform.givesOrganizationRole(target, user("targetHelper"), "Helper", "self");
        platform.givesOrganizationRole(sibling, user("siblingMember"), "Inspector", "self");
        user("outsider");
        realm.givesRealmRoles(user("support"), "view-organizations");
    }

    private String somebodyAsksToJoinTheTarget() {
        platform.sets(target, "registration-mode", "request");
        user("asker");
        member("asker").post("/me/join-requests", Map.of("organization", "target"));
        return platform.api()
                .get("/organizations/" + target + "/join-requests")
                .orFail()
                .at("/items/0/id")
                .asText();
    }

    private void joins(String name, String organization, String role, String scope) {
        platform.addsMember(organization, user(name));
        platform.givesOrganizationRole(organization, user(name), role, scope);
    }

    private URI organizationRoot() {
        return URI.create(realm.url() + "/b2b");
    }

    private URI platformRoot() {
        return URI.create(server.baseUrl() + "/admin/realms/" + realm.name() + "/b2b");
    }

    private static String email(String name) {
        return name.toLowerCase(Locale.ROOT) + "@people.example";
    }
}
