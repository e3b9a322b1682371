package io.keycloakb2b.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A holding with a harbour below it and a berth below that, and a rival beside them. Two applications: the harbour was
 * granted booking, and nobody was granted billing.
 */
final class Harbour implements AutoCloseable {

    static final String PASSWORD = "Correct-Horse-7";

    final TestRealm realm;
    final PlatformAdministrator platform;
    final TestApplication booking;
    final TestApplication billing;
    final TestApplication console;
    final String agents;
    final String holding;
    final String harbour;
    final String berth;
    final String rival;

    private final Map<String, String> users = new HashMap<>();

    Harbour(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "approver");
        billing = TestApplication.register(realm.url(), realm.admin(), "billing", "clerk");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
        platform.marksApplication(billing);
        agents = platform.definesRoleGroup(booking, "Agents", "booking-agent");
        holding = platform.createsOrganization("Holding", "holding");
        harbour = platform.createsBranch(holding, "Harbour", "harbour");
        berth = platform.createsBranch(harbour, "Berth", "berth");
        rival = platform.createsOrganization("Rival", "rival");
        for (var organization : List.of(holding, harbour)) {
            platform.grants(organization, booking);
            platform.grantsRoleGroup(organization, agents, true);
        }
    }

    /** Somebody new with an organization role in the harbour. */
    String joins(String name, String role) {
        var user = person(name);
        platform.addsMember(harbour, user);
        platform.givesOrganizationRole(harbour, user, role, "self");
        return user;
    }

    String person(String name) {
        return users.computeIfAbsent(name, absent -> realm.addsUser(email(name), PASSWORD));
    }

    Api member(String name) {
        return atOrganizationRoot(token(name).accessToken());
    }

    TokenResponse token(String name) {
        return console.passwordGrant(email(name), PASSWORD, "openid");
    }

    Api atOrganizationRoot(String token) {
        return new Api(URI.create(realm.url() + "/b2b"), () -> token);
    }

    /** Below the harbour. */
    String at(String path) {
        return "/organizations/" + harbour + path;
    }

    /** @return the key as it is shown once, and its id */
    JsonNode makesKey(Api maker, Object... roles) {
        return maker.post(at("/api-keys"), Map.of("name", "Robot " + UUID.randomUUID(), "roles", List.of(roles)))
                .orFail();
    }

    static Map<String, String> role(String organizationRole) {
        return Map.of("organizationRole", organizationRole);
    }

    static Map<String, String> agent() {
        return Map.of("application", "booking", "appRole", "booking-agent");
    }

    static String email(String name) {
        return name + "@harbour.example";
    }

    @Override
    public void close() {
        booking.close();
        billing.close();
        console.close();
    }
}
