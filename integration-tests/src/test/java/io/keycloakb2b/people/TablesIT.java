package io.keycloakb2b.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Adding people, one or many, and writing them out. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class TablesIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private MailServer mail;
    private TestRealm realm;
    private TestApplication console;
    private PlatformAdministrator platform;
    private String alias;
    private String organization;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.mail = mail;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
    }

    @BeforeEach
    void found() {
        alias = "o" + UUID.randomUUID().toString().substring(0, 8);
        organization = platform.createsOrganization(alias, alias);
        platform.givesDomain(organization, alias + ".example");
        var owner = realm.addsUser(email("owner"), PASSWORD);
        platform.addsMember(organization, owner);
        platform.givesOrganizationRole(organization, owner, "owner", "self");
    }

    @AfterAll
    void close() {
        console.close();
    }

    @Test
    void administratorMakesAccountsInOwnedDomainsOnly_andNothingTellsWhoHasOne() {
        realm.addsUser("known@elsewhere.example", PASSWORD);
        var api = owner();

        var known = api.post(at("/members"), Map.of("email", "known@elsewhere.example"));
        var unknown = api.post(at("/members"), Map.of("email", "unknown@elsewhere.example"));

        assertThat(known.status()).isEqualTo(202);
        assertThat(known).isEqualTo(unknown);
        for (var invited : List.of("known@elsewhere.example", "unknown@elsewhere.example")) {
            assertThat(mail.mailbox(invited).awaitMails(1)).isNotEmpty();
        }
        assertThat(users("unknown@elsewhere.example")).isZero();
        assertThat(emails()).containsExactly(email("owner"));
    }

    @Test
    void inAnOwnedDomainTheAnswerIsTheSameForWhoHasAnAccount_alsoWhereNobodyIsTakenIn() {
        realm.addsUser(email("known"), PASSWORD);
        platform.sets(organization, "registration-mode", "closed");
        var refusedKnown = owner().post(at("/members"), Map.of("email", email("known")));
        assertThat(refusedKnown).isEqualTo(owner().post(at("/members"), Map.of("email", email("unknown"))));
        assertThat(refusedKnown.code()).isEqualTo("registration_closed");
        platform.sets(organization, "registration-mode", "invitation");

        var known = owner().post(at("/members"), Map.of("email", email("known")));
        var unknown = owner().post(at("/members"), Map.of("email", email("unknown")));

        assertThat(known.status()).isEqualTo(202);
        assertThat(known).isEqualTo(unknown);
        assertThat(emails()).containsExactly(email("owner"), email("unknown"));
    }

    @Test
    void newPersonOfAnOwnedDomainHasToProveTheMailboxAndChooseAPassword() {
        var answer = owner().post(
                        at("/members"),
                        Map.of(
                                "email",
                                email("New").toUpperCase(java.util.Locale.ROOT),
                                "firstName",
                                "Nina",
                                "lastName",
                                "New",
                                "type",
                                "guest"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body().toString()).isEqualTo("{}");
        var account = realm.admin().users().searchByEmail(email("new"), true).get(0);
        assertThat(account.isEmailVerified()).isFalse();
        assertThat(account.getRequiredActions()).containsExactlyInAnyOrder("VERIFY_EMAIL", "UPDATE_PASSWORD");
        assertThat(platform.api()
                        .get(at("/members/" + account.getId()))
                        .orFail()
                        .get("type")
                        .asText())
                .isEqualTo("guest");
    }

    @Test
    void platformAddsWhomeverItNames() {
        var known = realm.addsUser("known@" + alias + ".elsewhere", PASSWORD);

        var joined = platform.api().post(at("/members"), Map.of("email", "KNOWN@" + alias + ".elsewhere"));
        var made = platform.api().post(at("/members"), Map.of("email", "made@" + alias + ".elsewhere"));

        assertThat(joined.orFail().at("/member/id").asText()).isEqualTo(known);
        assertThat(made.status()).isEqualTo(201);
        assertThat(emails()).contains("known@" + alias + ".elsewhere", "made@" + alias + ".elsewhere");
        refused(platform.api().post(at("/members"), Map.of()), "missing_value", "userId");
        refused(
                platform.api().post(at("/members"), Map.of("email", "a@b.example", "userId", known)),
                "invalid_value",
                "userId");
        refused(platform.api().post(at("/members"), Map.of("email", "nobody")), "invalid_value", "email");
        refused(platform.api().post(at("/members"), Map.of("email", "a b@c.example")), "invalid_value", "email");
        refused(
                platform.api().post(at("/members"), Map.of("email", "a@c.example", "emailVerified", true)),
                "unknown_field",
                "emailVerified");
    }

    @Test
    void tableIsRefusedAsAWholeWhereItIsNone() {
        var before = emails();
        refused(imports("", false), "missing_value", "body");
        refused(imports("email,shoe\na@b.example,42\n", false), "unknown_field", "shoe");
        refused(imports("email,email\na@b.example,a@b.example\n", false), "invalid_value", "email");
        refused(imports("email,type\na@b.example\n", false), "invalid_value", "body");
        refused(imports("email\n\"a@b.example\n", false), "invalid_value", "body");
        refused(imports("email\n" + "a@b.example\n".repeat(501), false), "invalid_value", "body");
        assertThat(imports("email\n" + "a".repeat(300_000), false).code()).isEqualTo("body_too_large");
        refused(
                platform.api().post(at("/members/import?dryRun=yes"), Map.of("csv", "email\n")),
                "invalid_value",
                "dryRun");
        assertThat(emails()).isEqualTo(before);
    }

    @Test
    void eachLineIsDoneOrNotDone_andADryRunDoesNothing() {
        platform.api().patch(at(""), Map.of("seatLimit", 3)).orFail();
        var table = "email,firstName,lastName,type\r\n"
                + email("one") + ",\"One, the first\",One,\r\n"
                + "nobody,,,\r\n"
                + email("two") + ",Two,Two,boss\r\n"
                + email("three") + ",Three,Three,guest\r\n"
                + email("four") + ",Four,Four,guest\r\n";

        assertThat(accepted(imports(table, true).orFail())).containsExactly(true, false, false, true, true);
        assertThat(emails()).containsExactly(email("owner"));
        assertThat(users(email("one"))).isZero();

        var lines = imports(table, false).orFail();
        assertThat(accepted(lines)).containsExactly(true, false, false, true, false);
        assertThat(lines.at("/lines/1/field").asText()).isEqualTo("email");
        assertThat(lines.at("/lines/2/field").asText()).isEqualTo("type");
        assertThat(lines.at("/lines/4/code").asText()).isEqualTo("seat_limit");
        assertThat(emails()).containsExactly(email("one"), email("owner"), email("three"));
        assertThat(users(email("two"))).isZero();
        assertThat(users(email("four"))).isZero();
    }

    @Test
    void tableOfAnAdministratorTellsNothingOfAccounts() {
        realm.addsUser("known@elsewhere.invalid", PASSWORD);
        var known = owner().post(at("/members/import"), Map.of("csv", "email\nknown@elsewhere.invalid\n"));
        var unknown = owner().post(at("/members/import"), Map.of("csv", "email\nunknown@elsewhere.invalid\n"));
        assertThat(known).isEqualTo(unknown);
        var foreign = realm.addsUser("foreign@elsewhere.invalid", PASSWORD);
        assertThat(owner().post(at("/members/import"), Map.of("csv", "userId\n" + foreign + "\n")))
                .isEqualTo(owner().post(at("/members/import"), Map.of("csv", "userId\n" + UUID.randomUUID() + "\n")));
        assertThat(emails()).containsExactly(email("owner"));
    }

    @Test
    void exportIsATableThatNoSpreadsheetRunsAndThatComesBackAsItWas() {
        platform.api()
                .post(at("/members"), Map.of("email", email("formula"), "firstName", "-2+3", "lastName", "O'Hara"))
                .orFail();
        var account =
                realm.admin().users().searchByEmail(email("formula"), true).get(0);
        platform.api()
                .patch(at("/members/" + account.getId()), Map.of("externalId", "=cmd|' /C calc'!A0 \"q\""))
                .orFail();

        var table = text("GET", "/members/export?search=formula", "");

        assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(table.body().lines()).hasSize(2);
        assertThat(table.body())
                .startsWith("userId,username,email,firstName,lastName,")
                .contains(",'-2+3,O'Hara,")
                .contains(",\"'=cmd|' /C calc'!A0 \"\"q\"\"\",");

        var back = "email,firstName,lastName\r\n" + email("formula2") + ",'-2+3,O'Hara\r\n";
        assertThat(text("POST", "/members/import", back).statusCode()).isEqualTo(200);
        var again = realm.admin().users().searchByEmail(email("formula2"), true).get(0);
        assertThat(again.getFirstName()).isEqualTo("-2+3");
        assertThat(again.getLastName()).isEqualTo("O'Hara");
    }

    private ApiAnswer imports(String table, boolean dryRun) {
        return platform.api().post(at("/members/import?dryRun=" + dryRun), Map.of("csv", table));
    }

    private HttpResponse<String> text(String verb, String path, String body) {
        var uri = URI.create(realm.url().toString().replace("/realms/", "/admin/realms/") + "/b2b" + at(path));
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "text/csv; charset=utf-8")
                .header("Authorization", "Bearer " + realm.adminToken())
                .method(
                        verb,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Api owner() {
        var token = console.passwordGrant(email("owner"), PASSWORD, "openid").accessToken();
        return new Api(URI.create(realm.url() + "/b2b"), () -> token);
    }

    private List<String> emails() {
        return platform.api().get(at("/members")).orFail().get("items").findValuesAsText("email");
    }

    private int users(String email) {
        return realm.admin().users().searchByEmail(email, true).size();
    }

    private static List<Boolean> accepted(JsonNode lines) {
        List<Boolean> accepted = new ArrayList<>();
        lines.get("lines").forEach(line -> accepted.add(line.get("accepted").asBoolean()));
        return accepted;
    }

    private static void refused(ApiAnswer answer, String code, String field) {
        assertThat(answer.code() + " " + answer.field()).as("%s", answer.body()).isEqualTo(code + " " + field);
    }

    private String email(String name) {
        return name.toLowerCase(java.util.Locale.ROOT) + "@" + alias + ".example";
    }

    private String at(String path) {
        return "/organizations/" + organization + path;
    }
}
