package io.keycloakb2b.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.OrganizationAdministrator;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.Heavy;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Inviting by the API: what is refused, what is never told, and what many rows at once come to. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class InvitationsApiIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String MANAGER = "manager@people.example";
    private static final String OWNER = "owner@people.example";

    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication console;
    private String acme = "";
    private String other = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking =
                TestApplication.register(realm.url(), realm.admin(), "booking", "booking-agent", "viewer", "approver");
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin());
        platform.marksApplication(booking);
        var agents = platform.definesRoleGroup(booking, "Agents", "booking-agent", "viewer");
        acme = platform.createsOrganization("Acme", "acme");
        other = platform.createsOrganization("Other", "other");
        platform.grants(acme, booking);
        platform.grantsRoleGroup(acme, agents, false);
        joins(MANAGER, "member-manager");
        joins(OWNER, "owner");
    }

    @AfterAll
    void close() {
        booking.close();
        console.close();
    }

    @Test
    void theAnswerIsTheSameWhetherOrNotThereIsAnAccount() {
        realm.addsUser("known@people.example", PASSWORD);

        var known = invites(manager(), Map.of("email", "known@people.example"));
        var unknown = invites(manager(), Map.of("email", "nobody@people.example"));

        assertThat(known.status()).isEqualTo(201);
        assertThat(shape(known)).isEqualTo(shape(unknown));
    }

    @Test
    void noAnswerAndNoEventHoldsTheToken() {
        var email = fresh();
        var invited = invites(owner(), Map.of("email", email, "roles", List.of(Map.of("organizationRole", "auditor"))));
        invited.orFail();
        var token = token(email);

        var seen = new ArrayList<String>();
        seen.add(invited.body().toString());
        seen.add(platform.api().get(invitations()).orFail().toString());
        seen.add(platform.api().get(invitations() + "/" + id(invited)).orFail().toString());
        seen.add(platform.api()
                .get("/organizations/" + acme + "/audit-events?max=200")
                .orFail()
                .toString());
        seen.add(realm.admin().getEvents().toString());
        seen.add(realm.admin().getAdminEvents().toString());

        assertThat(token).hasSizeGreaterThan(40);
        assertThat(seen).noneMatch(text -> text.contains(token));
        assertThat(invited.body().get("roles").toString()).isEqualTo("[{\"organizationRole\":\"auditor\"}]");
    }

    @Test
    void nobodyInvitesWithMoreThanTheyHold() {
        isRefused(manager(), Map.of("roles", List.of(Map.of("organizationRole", "owner"))), 403, "escalation", "roles");
        isRefused(manager(), Map.of("roles", List.of(Map.of("organizationRole", "admin"))), 403, "escalation", "roles");
        isRefused(
                owner(),
                Map.of("roles", List.of(Map.of("application", "booking", "appRole", "approver"))),
                400,
                "role_outside_ceiling",
                "roles");
        assertThat(invites(owner(), Map.of("email", fresh(), "roles", List.of(Map.of("organizationRole", "owner"))))
                        .status())
                .isEqualTo(201);
        assertThat(invites(
                                manager(),
                                Map.of(
                                        "email",
                                        fresh(),
                                        "roles",
                                        List.of(Map.of("application", "booking", "appRole", "viewer"))))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsNotTheOrganizationsIsRefusedByField() {
        isRefused(manager(), Map.of("email", "no address"), 400, "invalid_value", "email");
        isRefused(manager(), Map.of("email", "a@b@people.example"), 400, "invalid_value", "email");
        isRefused(manager(), Map.of("teams", List.of(UUID.randomUUID().toString())), 400, "invalid_value", "teams");
        isRefused(manager(), Map.of("identityProvider", "nobodys"), 400, "invalid_value", "identityProvider");
        isRefused(manager(), Map.of("application", "console"), 400, "application_not_granted", "application");
        isRefused(manager(), Map.of("application", "nothing"), 400, "application_not_granted", "application");
        isRefused(manager(), Map.of("type", "boss"), 400, "invalid_value", "type");
        isRefused(manager(), Map.of("locale", "xx"), 400, "invalid_value", "locale");
        isRefused(manager(), Map.of("lifetime", 299), 400, "invalid_value", "lifetime");
        isRefused(manager(), Map.of("lifetime", 2592001), 400, "invalid_value", "lifetime");
        isRefused(manager(), Map.of("token", "mine"), 400, "unknown_field", "token");
    }

    @Test
    void peopleAreSentToRegisteredAddressesOnly() {
        for (var uri : List.of(
                "https://evil.example/",
                "javascript:alert(1)",
                "//evil.example",
                booking.callbackUrl() + "@evil.example",
                booking.callbackUrl() + "/*")) {
            isRefused(
                    manager(),
                    Map.of("application", "booking", "redirectUri", uri),
                    400,
                    "invalid_value",
                    "redirectUri");
        }
        isRefused(manager(), Map.of("redirectUri", booking.callbackUrl()), 400, "invalid_value", "redirectUri");
        var allowed = invites(
                manager(), Map.of("email", fresh(), "application", "booking", "redirectUri", booking.callbackUrl()));
        assertThat(allowed.status()).isEqualTo(201);
    }

    @Test
    void anAddressIsInvitedOnceAtATime_howeverItIsWritten() {
        var email = fresh();
        invites(manager(), Map.of("email", email)).orFail();

        var again = invites(manager(), Map.of("email", email.toUpperCase(java.util.Locale.ROOT)));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("already_exists");
        isRefused(manager(), Map.of("email", OWNER), 409, "already_exists", "email");
    }

    @Heavy
    @Test
    void fiveHundredAreInvitedAtOnce_andABadRowUndoesNoOther() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(Map.of("email", "bulk" + i + "@many.example"));
        }
        rows.set(7, Map.of("email", "nonsense"));
        rows.set(8, Map.of("email", "bulk6@many.example"));
        rows.set(9, Map.of("email", "bulk9@many.example", "roles", List.of(Map.of("organizationRole", "owner"))));

        var answer = manager()
                .post(invitations() + "/bulk", Map.of("invitations", rows))
                .orFail();

        var results = answer.get("results");
        assertThat(results).hasSize(500);
        assertThat(code(results.get(7))).isEqualTo("invalid_value");
        assertThat(code(results.get(8))).isEqualTo("already_exists");
        assertThat(code(results.get(9))).isEqualTo("escalation");
        assertThat(stream(results).filter(row -> row.has("invitation"))).hasSize(497);
        assertThat(pending("many.example")).isEqualTo(497);
        assertThat(mail.mailbox("bulk0@many.example").awaitMails(1)).hasSize(1);
        assertThat(mail.mailbox("bulk499@many.example").awaitMails(1)).hasSize(1);
        assertThat(mail.mailbox("bulk9@many.example").mails()).isEmpty();
    }

    @Test
    void moreThanFiveHundredAreRefusedBeforeAnyIsInvited() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 501; i++) {
            rows.add(Map.of("email", "more" + i + "@toomany.example"));
        }

        var answer = manager().post(invitations() + "/bulk", Map.of("invitations", rows));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field()).isEqualTo("invitations");
        assertThat(pending("toomany.example")).isZero();
    }

    @Test
    void aMailThatIsNotTakenLeavesNoInvitation() {
        var working = realm.admin().toRepresentation();
        var broken = realm.admin().toRepresentation();
        broken.setSmtpServer(Map.of("host", "127.0.0.1", "port", "1", "from", "keycloak@example.org"));
        realm.admin().update(broken);
        try {
            isRefused(manager(), Map.of("email", "lost@broken.example"), 503, "mail_not_sent", "email");
            var bulk = manager()
                    .post(
                            invitations() + "/bulk",
                            Map.of("invitations", List.of(Map.of("email", "lost@broken.example"))))
                    .orFail();
            assertThat(code(bulk.get("results").get(0))).isEqualTo("mail_not_sent");
        } finally {
            realm.admin().update(working);
        }
        assertThat(pending("broken.example")).isZero();
    }

    @Test
    void theMailSpeaksTheAskedLanguage_andTakesNoMarkupFromANameOfAnOrganization() {
        var representation = realm.admin().toRepresentation();
        representation.setInternationalizationEnabled(true);
        representation.setSupportedLocales(Set.of("en", "de"));
        representation.setDefaultLocale("en");
        realm.admin().update(representation);
        var odd = platform.createsOrganization("M\u00fcller & <b>S\u00f6hne</b>", "mueller");
        var email = fresh();

        platform.api()
                .post("/organizations/" + odd + "/invitations", Map.of("email", email, "locale", "de"))
                .orFail();
        var other = fresh();
        platform.api()
                .post("/organizations/" + odd + "/invitations", Map.of("email", other))
                .orFail();

        var german = mail.mailbox(email).newest();
        assertThat(german.subject()).isEqualTo("Einladung zu M\u00fcller & <b>S\u00f6hne</b>");
        assertThat(german.text())
                .contains("Sie wurden eingeladen", "M\u00fcller & <b>S\u00f6hne</b>", "b2b-invitation?token=");
        assertThat(german.html()).contains("&lt;b&gt;").doesNotContain("<b>");
        assertThat(mail.mailbox(other).newest().subject()).startsWith("Invitation to");
    }

    @Test
    void aFullOrganizationAndAClosedOneInviteNobody() {
        var small = platform.createsOrganization("Small", "small");
        platform.api().patch("/organizations/" + small, Map.of("seatLimit", 0)).orFail();
        var closed = platform.createsOrganization("Closed", "closed");
        platform.sets(closed, "registration-mode", "closed");

        assertThat(platform.api()
                        .post("/organizations/" + small + "/invitations", Map.of("email", fresh()))
                        .code())
                .isEqualTo("seat_limit");
        assertThat(platform.api()
                        .post("/organizations/" + closed + "/invitations", Map.of("email", fresh()))
                        .code())
                .isEqualTo("registration_closed");
    }

    @Test
    void aRevokedInvitationIsOver_andASecondLinkReplacesTheFirst() {
        var email = fresh();
        var invitation = invitations() + "/" + id(invites(manager(), Map.of("email", email)));
        var first = token(email);
        assertThat(manager()
                        .post(invitation + "/resend", Map.of())
                        .orFail()
                        .get("sent")
                        .asInt())
                .isEqualTo(2);
        var second = token(email);

        assertThat(second).isNotEqualTo(first);
        assertThat(manager().delete(invitation).status()).isEqualTo(204);
        assertThat(manager().get(invitation).orFail().get("status").asText()).isEqualTo("revoked");
        assertThat(manager().delete(invitation).code()).isEqualTo("already_answered");
        assertThat(manager().post(invitation + "/resend", Map.of()).code()).isEqualTo("already_answered");
        assertThat(mail.mailbox(email).mails()).hasSize(2);
    }

    @Test
    void anInvitationIsNoMatterOfAnotherOrganization() {
        var invited = id(invites(manager(), Map.of("email", fresh())));

        var foreign = platform.api().get("/organizations/" + other + "/invitations/" + invited);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign)
                .isEqualTo(platform.api().get("/organizations/" + other + "/invitations/" + UUID.randomUUID()));
    }

    @Test
    void aPersonSeesAndAnswersInvitationsToTheirOwnVerifiedAddress() {
        var ada = fresh();
        var user = realm.addsUser(ada, PASSWORD);
        var eve = fresh();
        realm.addsUser(eve, PASSWORD);
        var invitation = id(invites(
                manager(),
                Map.of("email", ada, "roles", List.of(Map.of("application", "booking", "appRole", "viewer")))));

        assertThat(me(eve).get("/me/invitations").orFail().get("items")).isEmpty();
        assertThat(me(eve).post("/me/invitations/" + invitation + "/accept", Map.of())
                        .status())
                .isEqualTo(404);
        var mine = me(ada).get("/me/invitations").orFail().get("items");
        assertThat(mine).hasSize(1);
        assertThat(mine.get(0).get("organizationName").asText()).isEqualTo("Acme");

        me(ada).post("/me/invitations/" + invitation + "/accept", Map.of()).orFail();

        assertThat(rolesOf(user)).contains("viewer");
        assertThat(me(ada).post("/me/invitations/" + invitation + "/accept", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAddressThatNobodyHasVerifiedOpensNothing() {
        var ada = fresh();
        var user = realm.addsUser(ada, PASSWORD);
        var representation = realm.admin().users().get(user).toRepresentation();
        representation.setEmailVerified(false);
        realm.admin().users().get(user).update(representation);
        invites(manager(), Map.of("email", ada)).orFail();

        assertThat(me(ada).get("/me/invitations").orFail().get("items")).isEmpty();
    }

    @Test
    void inviterWhoseAccountTakesTheInvitedAddressGivesThemselvesNothing() {
        var sly = fresh();
        joins(sly, "member-manager");
        var user = realm.admin().users().searchByEmail(sly, true).get(0).getId();
        var vacant = fresh();
        var api = me(sly);
        var invitation = id(invites(
                api, Map.of("email", vacant, "roles", List.of(Map.of("application", "booking", "appRole", "viewer")))));
        var representation = realm.admin().users().get(user).toRepresentation();
        representation.setEmail(vacant);
        realm.admin().users().get(user).update(representation);

        api.post("/me/invitations/" + invitation + "/accept", Map.of()).orFail();

        assertThat(rolesOf(user)).contains("member-manager").doesNotContain("viewer");
    }

    @Test
    void teamThatHoldsRolesIsPromisedOnlyByWhoeverMayHandOutRoles() {
        var team = platform.makesTeam(acme, "Front desk");
        platform.definesRole(
                "/organizations/" + acme,
                "Host",
                "members:read",
                "invitations:read",
                "invitations:manage",
                "teams:read",
                "teams:manage");
        var host = fresh();
        joins(host, "Host");
        assertThat(invites(me(host), Map.of("email", fresh(), "teams", List.of(team)))
                        .status())
                .isEqualTo(201);

        platform.api()
                .post(
                        "/organizations/" + acme + "/teams/" + team + "/roles",
                        Map.of("application", "booking", "appRole", "viewer"))
                .orFail();

        isRefused(me(host), Map.of("teams", List.of(team)), 403, "forbidden", "");
        assertThat(invites(manager(), Map.of("email", fresh(), "teams", List.of(team)))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void whatIsDeclinedIsOver() {
        var ada = fresh();
        realm.addsUser(ada, PASSWORD);
        var invitation = id(invites(manager(), Map.of("email", ada)));

        assertThat(me(ada).post("/me/invitations/" + invitation + "/decline", Map.of())
                        .status())
                .isEqualTo(204);

        assertThat(manager()
                        .get(invitations() + "/" + invitation)
                        .orFail()
                        .get("status")
                        .asText())
                .isEqualTo("declined");
        assertThat(invites(manager(), Map.of("email", ada)).status()).isEqualTo(201);
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneDoes() {
        for (int i = 0; i < 5; i++) {
            var ada = fresh();
            var user = realm.addsUser(ada, PASSWORD);
            var accept = "/me/invitations/" + id(invites(manager(), Map.of("email", ada))) + "/accept";
            var api = me(ada);

            var one = CompletableFuture.supplyAsync(() -> api.post(accept, Map.of()));
            var two = CompletableFuture.supplyAsync(() -> api.post(accept, Map.of()));

            var statuses = List.of(one.join().status(), two.join().status());
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses).allMatch(status -> status == 200 || status == 404 || status == 409);
            assertThat(platform.api()
                            .get("/organizations/" + acme + "/members/" + user)
                            .status())
                    .isEqualTo(200);
        }
    }

    private void joins(String email, String role) {
        var user = realm.addsUser(email, PASSWORD);
        platform.addsMember(acme, user);
        platform.givesOrganizationRole(acme, user, role, "self");
    }

    private void isRefused(Api api, Map<String, Object> body, int status, String code, String field) {
        Map<String, Object> invitation = new HashMap<>(body);
        invitation.putIfAbsent("email", fresh());
        var answer = invites(api, invitation);
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.code()).as("%s", answer).isEqualTo(code);
        assertThat(answer.field()).as("%s", answer).isEqualTo(field);
    }

    private ApiAnswer invites(Api api, Map<String, Object> body) {
        return api.post(invitations(), body);
    }

    private String invitations() {
        return "/organizations/" + acme + "/invitations";
    }

    private Api manager() {
        return me(MANAGER);
    }

    private Api owner() {
        return me(OWNER);
    }

    private Api me(String email) {
        return OrganizationAdministrator.signsIn(realm, console, email, PASSWORD)
                .api();
    }

    private String token(String email) {
        var link = mail.mailbox(email).newest().link().toString();
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    private int pending(String domain) {
        int count = 0;
        var next = "";
        do {
            var page = platform.api()
                    .get(invitations() + "?status=pending&max=200" + (next.isEmpty() ? "" : "&after=" + next))
                    .orFail();
            count += (int) stream(page.get("items"))
                    .filter(item -> item.get("email").asText().endsWith("@" + domain))
                    .count();
            next = page.path("next").asText("");
        } while (!next.isEmpty());
        return count;
    }

    private String rolesOf(String user) {
        return platform.api()
                .get("/organizations/" + acme + "/members/" + user + "/roles")
                .orFail()
                .toString();
    }

    private static String id(ApiAnswer invited) {
        return invited.orFail().get("id").asText();
    }

    private static String code(JsonNode row) {
        return row.path("problem").path("code").asText();
    }

    /** Everything but what is different in each invitation. */
    private static String shape(ApiAnswer answer) {
        return answer.body().toString().replaceAll("\"(id|email|createdAt|sentAt|expiresAt)\":\"[^\"]+\"", "\"$1\"");
    }

    private static String fresh() {
        return "p" + UUID.randomUUID() + "@people.example";
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
