package io.keycloakb2b.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.oidc.Jwt;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** An application that has chosen to hear of all organizations of a person at once, and of which it does. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class AllOrganizationsIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String EVERYTHING = "openid organization:*";

    private RunningKeycloak server;
    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication inbox;
    private TestApplication booking;
    private String alias;
    private String first;
    private String second;
    private String email;
    private String person;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        inbox = TestApplication.register(realm.url(), realm.admin(), "inbox", "viewer");
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        platform.marksApplication(booking);
        marks(inbox, "allow", true);
    }

    @BeforeEach
    void foundTwoOrganizations() {
        alias = UUID.randomUUID().toString().substring(0, 8);
        email = "member@" + alias + ".example";
        person = realm.addsUser(email, PASSWORD);
        first = employer("first");
        second = employer("second");
    }

    @AfterAll
    void close() {
        inbox.close();
        booking.close();
    }

    @Test
    void tokenNamesAllAndIsForNone_andNobodyIsAsked() {
        var visitor = visitor().opens(inbox.loginUrl(EVERYTHING)).signsIn(email, PASSWORD);
        var tokens = redeem(visitor);

        names(tokens, "first", "second");
        assertThat(tokens.claims().has("org_id")).isFalse();
        names(inbox.refresh(tokens), "first", "second");
        assertThat(names(inbox.userInfo(tokens).body())).containsExactlyInAnyOrder(name("first"), name("second"));
        names(redeem(visitor.opens(inbox.silentLoginUrl(EVERYTHING))), "first", "second");
    }

    @Test
    void applicationThatHasNotChosenSoIsInOneOrganizationAtATime() {
        names(booking.passwordGrant(email, PASSWORD, EVERYTHING));
        platform.api().delete("/organizations/" + second + "/members/" + person).orFail();

        names(booking.passwordGrant(email, PASSWORD, EVERYTHING), "first");
        var visitor = visitor().opens(booking.loginUrl(EVERYTHING)).signsIn(email, PASSWORD);

        assertThat(redeem(visitor).claims().get("org_alias").asText()).isEqualTo(name("first"));
    }

    @Test
    void organizationThatAsksForMoreThanTheSessionHasProvedIsNotNamed_norAfterARefresh() {
        var tokens = enters();

        platform.sets(second, "mfa", "required");

        names(inbox.refresh(tokens), "first");
        names(enters(), "first");
        assertThat(names(inbox.introspect(tokens.accessToken()).body())).containsExactly(name("first"));
        assertThat(names(inbox.userInfo(tokens).body())).containsExactly(name("first"));
    }

    @Test
    void sessionOfOneOrganizationsProviderIsInThatOrganization() {
        try (var provider = ProviderRealm.of(realm, "sso-" + alias, second)) {
            provider.knows(person, email, PASSWORD);
            platform.sets(second, "sso-required", "true");
            names(enters(), "first");

            var visitor = visitor()
                    .opens(inbox.loginUrl(EVERYTHING) + "&kc_idp_hint=sso-" + alias)
                    .signsIn(email, PASSWORD);
            var tokens = redeem(visitor);

            names(tokens, "second");
            names(inbox.refresh(tokens), "second");
        }
    }

    @Test
    void whatClosesAnOrganizationTakesItOutOfTheToken() {
        var tokens = enters();
        var member = "/organizations/" + second + "/members/" + person;

        platform.api().patch(member, Map.of("status", "suspended")).orFail();
        names(inbox.refresh(tokens), "first");
        platform.api().patch(member, Map.of("status", "active")).orFail();
        names(inbox.refresh(tokens), "first");

        afterThisSecond();
        var anew = enters();
        names(anew, "first", "second");
        platform.withdraws(second, inbox);
        names(inbox.refresh(anew), "first");
        platform.grants(second, inbox);
        platform.endsSessions(second);
        names(inbox.refresh(anew), "first");
    }

    @Test
    void oneOfAllIsEnteredOnlyByWhatItAsksFor() {
        var tokens = enters();
        platform.sets(second, "mfa", "required");

        var one = narrowed(tokens, "first");
        assertThat(one.claims().get("org_alias").asText()).isEqualTo(name("first"));
        assertThat(names(one.claims())).containsExactly(name("first"));
        assertThat(narrowed(tokens, "second").error()).isEqualTo("invalid_grant");
    }

    @Test
    void applicationThatThinksBetterOfItGetsNoMoreThanASignInWouldGive() {
        var fickle = TestApplication.register(realm.url(), realm.admin(), "fickle-" + alias);
        marks(fickle, "allow", true);
        platform.grants(first, fickle);
        platform.api().delete("/organizations/" + second + "/members/" + person).orFail();
        platform.sets(first, "mfa", "required");
        var tokens = fickle.passwordGrant(email, PASSWORD, EVERYTHING);
        names(tokens);

        marks(fickle, "allow", false);

        assertThat(fickle.refresh(tokens).error()).isEqualTo("invalid_grant");
        fickle.close();
    }

    @Test
    void applicationThatRequiresAnOrganizationLetsNobodyInWithoutOne() {
        var strict = TestApplication.register(realm.url(), realm.admin(), "strict-" + alias);
        marks(strict, "require", true);
        assertThat(strict.passwordGrant(email, PASSWORD, EVERYTHING).error()).isNotEmpty();

        platform.grants(first, strict);

        names(strict.passwordGrant(email, PASSWORD, EVERYTHING), "first");
        strict.close();
    }

    private void marks(TestApplication application, String organizations, boolean all) {
        var marked = platform.api()
                .put(
                        "/applications/" + application.id(realm.admin()),
                        Map.of("organizations", organizations, "allOrganizations", all))
                .orFail();
        assertThat(marked.get("allOrganizations").asBoolean()).isEqualTo(all);
    }

    private String employer(String name) {
        var organization = platform.createsOrganization(name(name), name(name));
        platform.grants(organization, inbox);
        platform.grants(organization, booking);
        platform.addsMember(organization, person);
        return organization;
    }

    private String name(String name) {
        return name + "-" + alias;
    }

    private TokenResponse enters() {
        var tokens = inbox.passwordGrant(email, PASSWORD, EVERYTHING);
        afterThisSecond();
        return tokens;
    }

    private TokenResponse narrowed(TokenResponse tokens, String organization) {
        return inbox.grant(
                "refresh_token",
                Map.of("refresh_token", tokens.refreshToken(), "scope", "openid organization:" + name(organization)));
    }

    private void names(TokenResponse tokens, String... organizations) {
        assertThat(tokens.granted()).as("%s", tokens.body()).isTrue();
        Set<String> expected = new TreeSet<>();
        for (var organization : organizations) {
            expected.add(name(organization));
        }
        assertThat(names(tokens.claims())).as("access token").isEqualTo(expected);
        assertThat(names(Jwt.claims(tokens.idToken()))).as("ID token").isEqualTo(expected);
    }

    private static Set<String> names(JsonNode claims) {
        Set<String> names = new TreeSet<>();
        var claim = claims.path("organization");
        if (claim.isObject()) {
            claim.fieldNames().forEachRemaining(names::add);
        } else {
            claim.forEach(name -> names.add(name.asText()));
        }
        return names;
    }

    private TokenResponse redeem(Visitor visitor) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(visitor.address().toString());
        assertThat(code.find()).as("%s %s", visitor.address(), visitor.page()).isTrue();
        return inboxOrBooking(visitor).redeem(code.group(1));
    }

    private TestApplication inboxOrBooking(Visitor visitor) {
        return visitor.address().toString().startsWith(inbox.callbackUrl()) ? inbox : booking;
    }

    private Visitor visitor() {
        return new Visitor(server.baseUrl());
    }

    /** Keycloak knows no more of the moment of such a sign-in than the second. */
    private static void afterThisSecond() {
        try {
            Thread.sleep(1000 - System.currentTimeMillis() % 1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
