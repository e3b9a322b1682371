package io.keycloakb2b.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Coming in without an invitation: by asking, by mail domain, and where everybody may. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class JoiningIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;
    private ResourceServer backend;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
    }

    @AfterAll
    void close() {
        booking.close();
        console.close();
    }

    @Test
    void whoAsksAtSignInWaits_untilAnAdministratorTakesThemIn(TestBrowser browser) {
        var club = organization("club", "request");
        var boss = "boss@club.example";
        platform.addsMember(club, realm.addsUser(boss, PASSWORD));
        platform.givesOrganizationRole(club, userOf(boss), "member-manager", "self");
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);

        for (int i = 0; i < 2; i++) {
            var page = signsIn(browser, email, "club");
            page.refuses();
            assertThat(page.text()).contains("waiting for approval");
        }

        var requests = "/organizations/" + club + "/join-requests";
        var pending = api(boss).get(requests + "?status=pending").orFail().get("items");
        assertThat(pending).hasSize(1);
        assertThat(pending.get(0).get("email").asText()).isEqualTo(email);
        assertThat(mail.mailbox(boss).awaitMails(1)).hasSize(1);
        var request = requests + "/" + pending.get(0).get("id").asText();
        var tooMuch =
                api(boss).post(request + "/approve", Map.of("roles", List.of(Map.of("organizationRole", "owner"))));
        assertThat(tooMuch.code()).isEqualTo("escalation");
        assertThat(isMember(club, user)).isFalse();

        api(boss).post(request + "/approve", Map.of("type", "guest")).orFail();

        assertThat(member(club, user).get("type").asText()).isEqualTo("guest");
        assertThat(mail.mailbox(email).newest().subject()).contains("club");
        assertThat(api(boss).post(request + "/reject", Map.of()).code()).isEqualTo("already_answered");
        browser.forgetEverybody();
        var page = signsIn(browser, email, "club");
        assertThat(backend.organization(booking.finish(page.page()))).isEqualTo("club");
    }

    @Test
    void administratorFromAboveTakesNobodyInWhoIsThemselves() {
        var mother = platform.createsOrganization("mother", "mother");
        var child = platform.createsBranch(mother, "daughter", "daughter");
        platform.sets(child, "registration-mode", "request");
        var boss = "above@club.example";
        var user = realm.addsUser(boss, PASSWORD);
        platform.addsMember(mother, user);
        platform.givesOrganizationRole(mother, user, "admin", "subtree");
        api(boss).post("/me/join-requests", Map.of("organization", "daughter")).orFail();
        var requests = "/organizations/" + child + "/join-requests";
        var request = api(boss).get(requests).orFail().at("/items/0/id").asText();

        var own = api(boss).post(requests + "/" + request + "/approve", Map.of());

        assertThat(own.code()).isEqualTo("escalation");
        assertThat(isMember(child, user)).isFalse();
        platform.api().post(requests + "/" + request + "/approve", Map.of()).orFail();
        assertThat(isMember(child, user)).isTrue();
    }

    @Test
    void whoIsRejectedDoesNotAskAgainAtOnce(TestBrowser browser) {
        var quiet = organization("quiet", "request");
        var email = fresh();
        realm.addsUser(email, PASSWORD);
        signsIn(browser, email, "quiet").refuses();
        var requests = "/organizations/" + quiet + "/join-requests";
        var request = platform.api().get(requests).orFail().at("/items/0/id").asText();

        platform.api().post(requests + "/" + request + "/reject", Map.of()).orFail();
        signsIn(browser, email, "quiet").refuses();

        assertThat(platform.api().get(requests).orFail().get("items")).hasSize(1);
    }

    @Test
    void askingTellsNothingOfOrganizations() {
        organization("silent", "invitation");
        organization("asked", "request");
        var email = fresh();
        realm.addsUser(email, PASSWORD);
        var api = api(email);

        var absent = api.post("/me/join-requests", Map.of("organization", "nothing-like-it"));
        assertThat(absent.status()).isEqualTo(204);
        assertThat(api.post("/me/join-requests", Map.of("organization", "silent")))
                .isEqualTo(absent);
        assertThat(api.post("/me/join-requests", Map.of("organization", "asked")))
                .isEqualTo(absent);

        var mine = api.get("/me/join-requests").orFail().get("items");
        assertThat(mine).hasSize(1);
        var request = mine.get(0).get("id").asText();
        assertThat(api.delete("/me/join-requests/" + request).status()).isEqualTo(204);
        assertThat(api.delete("/me/join-requests/" + request).code()).isEqualTo("already_answered");
    }

    @Test
    void openOrganizationTakesEverybodyIn_asLongAsThereAreSeats(TestBrowser browser) {
        var open = organization("open", "open");
        platform.api().patch("/organizations/" + open, Map.of("seatLimit", 1)).orFail();
        var first = fresh();
        var user = realm.addsUser(first, PASSWORD);
        assertThat(backend.organization(
                        booking.finish(signsIn(browser, first, "open").page())))
                .isEqualTo("open");
        assertThat(isMember(open, user)).isTrue();

        browser.forgetEverybody();
        var second = fresh();
        var late = realm.addsUser(second, PASSWORD);
        signsIn(browser, second, "open").refuses();
        assertThat(isMember(open, late)).isFalse();
    }

    @Test
    void openOrganizationTakesNobodyInUnasked(TestBrowser browser) {
        var calm = organization("calm", "open");
        var email = fresh();
        var user = realm.addsUser(email, PASSWORD);
        var signedIn = LoginPage.open(browser.newPage(), console.loginUrl("openid"));
        signedIn.typeEmail(email).typePassword(PASSWORD);
        console.finish(signedIn.page());

        var page = browser.newPage();
        page.navigate(booking.silentLoginUrl("openid organization:calm"));

        assertThat(booking.refusal(page)).isEqualTo("interaction_required");
        assertThat(isMember(calm, user)).isFalse();
        assertThat(booking.passwordGrant(email, PASSWORD, "openid organization:calm")
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(isMember(calm, user)).isFalse();
    }

    @Test
    void verifiedAddressInAnOwnedDomainJoins_andAnUnverifiedOneDoesNot(TestBrowser browser) {
        var corp = organization("corp", "domain");
        platform.api()
                .put(
                        "/organizations/" + corp + "/domains/corp.example",
                        Map.of("policyEnabled", false, "autoJoin", "join"))
                .orFail();
        var claimed = realm.addsUser("claimed@corp.example", PASSWORD);
        var representation = realm.admin().users().get(claimed).toRepresentation();
        representation.setEmailVerified(false);
        realm.admin().users().get(claimed).update(representation);
        signsIn(browser, "claimed@corp.example", "corp").refuses();
        assertThat(isMember(corp, claimed)).isFalse();

        browser.forgetEverybody();
        var colleague = realm.addsUser("colleague@corp.example", PASSWORD);
        var page = signsIn(browser, "colleague@corp.example", "corp");
        assertThat(backend.organization(booking.finish(page.page()))).isEqualTo("corp");
        assertThat(isMember(corp, colleague)).isTrue();
    }

    @Test
    void addressThatAnotherOrganizationsProviderVouchesForOpensNothing(TestBrowser browser) {
        var firm = organization("firm", "domain");
        platform.api()
                .put(
                        "/organizations/" + firm + "/domains/firm.example",
                        Map.of("policyEnabled", false, "autoJoin", "join"))
                .orFail();
        var crook = organization("crook", "invitation");
        var user = realm.addsUser("boss@firm.example", PASSWORD);
        try (var home = ProviderRealm.of(realm, "crook-sso", crook)) {
            home.knows(user, "boss@firm.example", PASSWORD);

            signsIn(browser, "boss@firm.example", "firm").refuses();
        }

        assertThat(isMember(firm, user)).isFalse();
    }

    private LoginPage signsIn(TestBrowser browser, String email, String alias) {
        browser.forgetEverybody();
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:" + alias));
        return page.typeEmail(email).typePassword(PASSWORD);
    }

    private String organization(String alias, String mode) {
        var id = platform.createsOrganization(alias, alias);
        platform.grants(id, booking);
        platform.sets(id, "registration-mode", mode);
        return id;
    }

    private Api api(String email) {
        return OrganizationAdministrator.signsIn(realm, console, email, PASSWORD)
                .api();
    }

    private String userOf(String email) {
        return realm.admin().users().searchByEmail(email, true).get(0).getId();
    }

    private boolean isMember(String organization, String user) {
        return platform.api()
                        .get("/organizations/" + organization + "/members/" + user)
                        .status()
                == 200;
    }

    private JsonNode member(String organization, String user) {
        return platform.api()
                .get("/organizations/" + organization + "/members/" + user)
                .orFail();
    }

    private static String fresh() {
        return "p" + UUID.randomUUID() + "@people.example";
    }
}
