package io.keycloakb2b.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.CredentialRepresentation;

/** What ends somebody's sessions for one organization, while those for another and for none go on. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class KillSwitchesIT {

    private static final String OLD = "Correct-Horse-7";
    private static final String NEW = "Battery-Staple-8";
    private static final String ON_PASSWORD = "end-sessions-on-password-reset";
    private static final String ON_SUSPENSION = "end-sessions-on-suspension";
    private static final String ON_ROLES = "end-sessions-on-role-change";

    private RunningKeycloak server;
    private TestRealm realm;
    private MailServer mail;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication plain;
    private String head;
    private String alias;
    private String here;
    private String there;
    private String email;
    private String person;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, MailServer mail) {
        this.server = server;
        this.realm = realm;
        this.mail = mail;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.allowsPasswordReset();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        plain = TestApplication.register(realm.url(), realm.admin(), "plain");
        platform.marksApplication(booking);
    }

    @BeforeEach
    void foundTwoOrganizations() {
        alias = "o" + UUID.randomUUID().toString().substring(0, 8);
        head = platform.createsOrganization("Head of " + alias, "head-" + alias);
        platform.grants(head, booking);
        here = platform.createsBranch(head, "Here " + alias, alias);
        there = platform.createsOrganization("There " + alias, "not-" + alias);
        email = "member@" + alias + ".example";
        person = realm.addsUser(email, OLD);
        for (var organization : List.of(here, there)) {
            platform.grants(organization, booking);
            platform.addsMember(organization, person);
        }
    }

    @AfterAll
    void close() {
        booking.close();
        plain.close();
    }

    @Test
    void administratorsNewPasswordEndsWhatWasBefore_butNotWhereTheSwitchIsOff() {
        platform.sets(there, ON_PASSWORD, "false");
        var before = enters(OLD);

        realm.admin().users().get(person).resetPassword(password());

        before.endedHere();
        before.goesOnElsewhere();
        afterThisSecond();
        enters(NEW).goesOnEverywhere();
        assertThat(platform.api()
                        .get("/organizations/" + here + "/audit-events?action=sessions.end")
                        .orFail()
                        .get("items"))
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.get("target").asText()).isEqualTo("user:" + person));
    }

    @Test
    void passwordWithinAChangeOfTheUserIsAPasswordAsWell() {
        afterTheSecondsOfANewPassword();
        var before = enters(OLD);
        var user = realm.admin().users().get(person);
        var named = user.toRepresentation();
        named.setFirstName("Another");
        user.update(named);
        before.goesOnEverywhere();

        var changed = user.toRepresentation();
        changed.setCredentials(List.of(password()));
        user.update(changed);

        before.endedHere();
        afterThisSecond();
        enters(NEW).goesOnEverywhere();
    }

    @Test
    void loginThatSetsTheForgottenPasswordGoesOn_andWhatWasBeforeEnds() {
        platform.sets(there, ON_PASSWORD, "false");
        var before = enters(OLD);
        var visitor = visitor().opens(booking.loginUrl(scope(alias))).submits(Map.of("username", email));
        visitor.clicks("reset-credentials").submits(Map.of("username", email));

        visitor.opens(mail.mailbox(email).newest().link().toString());
        var since = setsPassword(visitor);

        before.endedHere();
        before.goesOnElsewhere();
        goesOn(since, alias);
        goesOn(redeem(visitor.opens(booking.silentLoginUrl(scope(alias)))), alias);
    }

    @Test
    void loginThatHasToSetAPasswordGoesOn() {
        var user = realm.admin().users().get(person);
        var representation = user.toRepresentation();
        representation.setRequiredActions(List.of("UPDATE_PASSWORD"));
        var before = enters(OLD);
        user.update(representation);

        var visitor = visitor().opens(booking.loginUrl(scope(alias))).signsIn(email, OLD);
        var since = setsPassword(visitor);

        before.endedHere();
        goesOn(since, alias);
    }

    @Test
    void browserInWhichAPasswordIsSetStaysSignedIn_andItsOlderTokensEnd() {
        var visitor = visitor().opens(booking.loginUrl(scope(alias))).signsIn(email, OLD);
        var before = redeem(visitor);
        var elsewhere = enters(OLD);
        afterThisSecond();

        visitor.opens(booking.loginUrl(scope(alias)) + "&kc_action=UPDATE_PASSWORD");
        var since = setsPassword(visitor);

        ended(before);
        elsewhere.endedHere();
        goesOn(since, alias);
        goesOn(redeem(visitor.opens(booking.silentLoginUrl(scope("not-" + alias)))), "not-" + alias);
    }

    @Test
    void whoComesBackFromASuspensionSignsInAnew() {
        var before = enters(OLD);
        suspendsThePerson(here, "suspended");
        assertThat(booking.refresh(before.here())
                        .body()
                        .get("error_description")
                        .asText())
                .isEqualTo("member_suspended");

        suspendsThePerson(here, "active");

        before.endedHere();
        before.goesOnElsewhere();
        afterThisSecond();
        enters(OLD).goesOnEverywhere();
    }

    @Test
    void suspensionMayBeABreakOnly() {
        platform.sets(here, ON_SUSPENSION, "false");
        var before = enters(OLD);

        suspendsThePerson(here, "suspended");
        assertThat(booking.refresh(before.here()).error()).isEqualTo("invalid_grant");
        suspendsThePerson(here, "active");
        before.goesOnEverywhere();

        changes(here, Map.of("status", "suspended"));
        changes(here, Map.of("status", "active"));
        before.goesOnEverywhere();
    }

    @Test
    void everybodySignsInAnewWhereAnOrganizationWasClosed() {
        var before = enters(OLD);
        changes(head, Map.of("status", "suspended"));
        changes(head, Map.of("status", "active"));
        before.endedHere();
        before.goesOnElsewhere();

        afterThisSecond();
        before = enters(OLD);
        changes(here, Map.of("enabled", false));
        changes(here, Map.of("enabled", true));
        before.endedHere();

        afterThisSecond();
        before = enters(OLD);
        platform.api().delete("/organizations/" + here).orFail();
        platform.api().post("/organizations/" + here + "/restore", Map.of()).orFail();
        before.endedHere();
        before.goesOnElsewhere();
    }

    @Test
    void organizationThatIsDisabledInKeycloakItselfIsClosedAsWell() {
        var before = enters(OLD);
        var organization = realm.admin().organizations().get(here);
        for (var enabled : List.of(false, true)) {
            var representation = organization.toRepresentation();
            representation.setEnabled(enabled);
            organization.update(representation).close();
        }

        before.endedHere();
        before.goesOnElsewhere();
    }

    @Test
    void otherRolesEndNothing_unlessTheOrganizationWantsItSo() {
        var before = enters(OLD);
        platform.givesOrganizationRole(here, person, "auditor", "self");
        before.goesOnEverywhere();

        platform.sets(head, ON_ROLES, "true");
        var colleague = "colleague@" + alias + ".example";
        platform.addsMember(here, realm.addsUser(colleague, OLD));
        var next = booking.passwordGrant(colleague, OLD, scope(alias));
        platform.givesOrganizationRole(here, person, "member-manager", "self");

        before.endedHere();
        before.goesOnElsewhere();
        goesOn(next, alias);

        afterThisSecond();
        before = enters(OLD);
        platform.api()
                .delete("/organizations/" + here + "/members/" + person + "/roles?organizationRole=auditor")
                .orFail();
        before.endedHere();
    }

    @Test
    void rolesOfATeamAreRolesOfEverybodyInIt() {
        platform.sets(here, ON_ROLES, "true");
        var team = "/organizations/" + here + "/teams/" + platform.makesTeam(here, "Desk");
        var before = enters(OLD);
        platform.api().post(team + "/members", Map.of("userId", person)).orFail();
        before.goesOnEverywhere();

        platform.api()
                .post(team + "/roles", Map.of("organizationRole", "auditor"))
                .orFail();
        before.endedHere();
        before.goesOnElsewhere();

        afterThisSecond();
        before = enters(OLD);
        platform.api().delete(team + "/members/" + person).orFail();
        before.endedHere();

        afterThisSecond();
        before = enters(OLD);
        platform.api().post(team + "/members", Map.of("userId", person)).orFail();
        before.endedHere();

        afterThisSecond();
        before = enters(OLD);
        platform.api().delete(team).orFail();
        before.endedHere();
    }

    /** Tokens of one person, each of a session of its own. */
    private record Tokens(KillSwitchesIT test, TokenResponse here, TokenResponse there, TokenResponse nowhere) {

        void endedHere() {
            test.ended(here);
        }

        void goesOnElsewhere() {
            test.goesOn(there, "not-" + test.alias);
            assertThat(test.plain.refresh(nowhere).granted()).isTrue();
        }

        void goesOnEverywhere() {
            test.goesOn(here, test.alias);
            goesOnElsewhere();
        }
    }

    private Tokens enters(String password) {
        var tokens = new Tokens(
                this,
                booking.passwordGrant(email, password, scope(alias)),
                booking.passwordGrant(email, password, scope("not-" + alias)),
                plain.passwordGrant(email, password, "openid"));
        afterThisSecond();
        return tokens;
    }

    private void ended(TokenResponse tokens) {
        var answer = booking.refresh(tokens);
        assertThat(answer.error()).isEqualTo("invalid_grant");
        assertThat(answer.body().get("error_description").asText()).isEqualTo("session_ended");
        assertThat(booking.introspect(tokens.accessToken()).body().get("active").asBoolean())
                .isFalse();
    }

    private void goesOn(TokenResponse tokens, String organization) {
        var answer = booking.refresh(tokens);
        assertThat(answer.granted()).as("%s", answer.body()).isTrue();
        assertThat(answer.claims().get("org_alias").asText()).isEqualTo(organization);
    }

    private TokenResponse setsPassword(Visitor visitor) {
        return redeem(visitor.submits(Map.of("password-new", NEW, "password-confirm", NEW)));
    }

    private TokenResponse redeem(Visitor visitor) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(visitor.address().toString());
        assertThat(code.find()).as("%s %s", visitor.address(), visitor.page()).isTrue();
        return booking.redeem(code.group(1));
    }

    private void suspendsThePerson(String organization, String status) {
        platform.api()
                .patch("/organizations/" + organization + "/members/" + person, Map.of("status", status))
                .orFail();
    }

    private void changes(String organization, Map<String, ?> change) {
        platform.api().patch("/organizations/" + organization, change).orFail();
    }

    private Visitor visitor() {
        return new Visitor(server.baseUrl());
    }

    /** Keycloak knows no more of the moment of such a sign-in than the second. */
    private static void afterThisSecond() {
        waitUntil((System.currentTimeMillis() / 1000 + 1) * 1000);
    }

    /** A change of a user right after a new password is taken for that of the password. */
    private static void afterTheSecondsOfANewPassword() {
        waitUntil(System.currentTimeMillis() + 5_500);
    }

    private static void waitUntil(long millis) {
        try {
            Thread.sleep(Math.max(0, millis - System.currentTimeMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static CredentialRepresentation password() {
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(NEW);
        return password;
    }

    private static String scope(String organization) {
        return "openid organization:" + organization;
    }
}
