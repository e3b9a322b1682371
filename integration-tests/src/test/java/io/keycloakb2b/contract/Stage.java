package io.keycloakb2b.contract;

import io.keycloakb2b.contract.Contract.Party;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;

/**
 * What the calls of the contract are made on: a head organization with a boss who rules the subtree, a branch below it
 * with a worker, and an application that both may use.
 */
final class Stage implements AutoCloseable {

    private static final String PASSWORD = "Correct-Horse-7";

    final TestRealm realm;
    final PlatformAdministrator administrator;
    final TestApplication booking;
    final TestApplication console;
    final Contract contract;
    final String client;
    final String agents;
    final String head;
    final String branch;
    final String boss;
    final String worker;

    /** The platform's administrator. */
    final Party platform;
    /** The boss of the head, who administers the branch from above. */
    final Party above;

    Stage(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        administrator = PlatformAdministrator.of(server, realm);
        administrator.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "approver");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        administrator.marksApplication(booking);
        client = booking.id(realm.admin());
        agents = administrator.definesRoleGroup(booking, "Agents", "booking-agent");
        head = administrator.createsOrganization("Head", "head");
        branch = administrator.createsBranch(head, "Branch", "branch");
        boss = person("boss");
        worker = person("worker");
        administrator.addsMember(head, boss);
        administrator.givesOrganizationRole(head, boss, "owner", "subtree");
        administrator.addsMember(branch, worker);
        administrator.grants(head, booking);
        administrator.grantsRoleGroup(head, agents, true);
        administrator.grants(branch, booking);
        administrator.grantsRoleGroup(branch, agents, true);
        var root = URI.create(realm.url() + "/b2b");
        contract = new Contract(new ApiDocument(
                new Api(root, () -> "").exchange("GET", "/openapi.json", null).body()));
        platform = contract.party("/admin/realms/" + realm.name() + "/b2b", administrator.api());
        above = member("boss");
    }

    /** Somebody at the organization root, who was made by {@link #person}. */
    Party member(String name) {
        var token = console.passwordGrant(email(name), PASSWORD, "openid").accessToken();
        return contract.party(
                "/realms/" + realm.name() + "/b2b", new Api(URI.create(realm.url() + "/b2b"), () -> token));
    }

    /** @return the id of a new person */
    String person(String name) {
        return realm.addsUser(email(name), PASSWORD);
    }

    /** @return the id of a new organization below the head */
    String branch(String name) {
        return administrator.createsBranch(head, name, name);
    }

    @Override
    public void close() {
        booking.close();
        console.close();
    }

    private static String email(String name) {
        return name + "@stage.example";
    }
}
