package io.keycloakb2b.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Realm, client and people may be called something else tomorrow: everybody is told the same as today. */
@KeycloakTest
final class RenamesIT {

    private static final String PASSWORD = "Correct-Horse-7";

    @Test
    void answersStayTheSame_whenRealmAndClientAndPersonAreRenamed(RunningKeycloak server, MailServer mail) {
        var realm = TestRealm.create(server, mail.smtpSettings());
        var platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        var booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        platform.marksApplication(booking);
        var viewers = platform.definesRoleGroup(booking, "viewers", "viewer");
        var acme = platform.createsOrganization("Acme", "acme");
        platform.grants(acme, booking);
        platform.grantsRoleGroup(acme, viewers, false);
        var member = realm.addsUser("member@acme.example", PASSWORD);
        platform.addsMember(acme, member);
        platform.api()
                .post(
                        "/organizations/" + acme + "/members/" + member + "/roles",
                        Map.of("application", "booking", "appRole", "viewer"))
                .orFail();
        realm.addsUser("outsider@elsewhere.example", PASSWORD);
        var strict = platform.createsOrganization("Strict", "strict");
        platform.grants(strict, booking);
        platform.addsMember(strict, member);
        platform.givesDomain(strict, "strict.example");
        try (var home = ProviderRealm.of(realm, "strict-sso", strict)) {
            platform.sets(strict, "sso-required", "true");
            var before = new Names(server, realm, booking, platform, "member@acme.example", home.url()).answers();
            assertThat(before)
                    .containsEntry("password grant", "acme [viewer]")
                    .containsEntry("login", "acme [viewer]")
                    .containsEntry("refresh", "acme [viewer]")
                    .containsEntry("outsider", "not_a_member")
                    .containsEntry("single sign-on required", "method_not_allowed")
                    .containsEntry("domain of the provider", "goes to the provider")
                    .containsEntry("member at the API", "active");

            realm.changes(representation -> representation.setEditUsernameAllowed(true));
            var users = realm.admin().users();
            var person = users.get(member).toRepresentation();
            person.setUsername("renamed");
            person.setEmail("new-name@acme.example");
            users.get(member).update(person);
            try (var renamed = realm.renamed("renamed-" + realm.name());
                    var reserving = booking.renamed(renamed.url(), renamed.admin(), "reserving")) {
                var after = new Names(
                                server,
                                renamed,
                                reserving,
                                PlatformAdministrator.of(server, renamed),
                                "new-name@acme.example",
                                home.url())
                        .answers();

                assertThat(after).isEqualTo(before);
            }
        }
    }

    /** What everything is called at the moment. */
    private record Names(
            RunningKeycloak server,
            TestRealm realm,
            TestApplication application,
            PlatformAdministrator platform,
            String member,
            String provider) {

        Map<String, String> answers() {
            Map<String, String> answers = new LinkedHashMap<>();
            var tokens = application.passwordGrant(member, PASSWORD, "openid organization:acme");
            answers.put("password grant", of(tokens));
            answers.put("refresh", of(application.refresh(tokens)));
            var browser = new Visitor(server.baseUrl())
                    .opens(application.loginUrl("openid organization:acme"))
                    .signsIn(member, PASSWORD);
            answers.put(
                    "login", of(application.redeem(browser.address().getQuery().replaceAll(".*code=", ""))));
            answers.put(
                    "outsider",
                    of(application.passwordGrant("outsider@elsewhere.example", PASSWORD, "openid organization:acme")));
            answers.put(
                    "single sign-on required",
                    of(application.passwordGrant(member, PASSWORD, "openid organization:strict")));
            var typed = new Visitor(server.baseUrl())
                    .opens(application.loginUrl("openid"))
                    .submits(Map.of("username", "Somebody@Strict.Example"));
            answers.put(
                    "domain of the provider",
                    typed.address().toString().startsWith(provider) ? "goes to the provider" : typed.page());
            var organization = platform.api()
                    .get("/organizations?search=acme")
                    .orFail()
                    .at("/items/0/id")
                    .asText();
            var listed = platform.api()
                    .get("/organizations/" + organization + "/members?search=" + member)
                    .orFail();
            answers.put("member at the API", listed.at("/items/0/status").asText());
            return answers;
        }

        private String of(TokenResponse tokens) {
            if (!tokens.granted()) {
                return tokens.body().path("error_description").asText();
            }
            var backend = new ResourceServer(realm.url(), application.clientId());
            return backend.organization(tokens) + " " + backend.roles(tokens);
        }
    }
}
