package io.keycloakb2b.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.login.Refusals;
import io.keycloakb2b.testing.login.Visitor;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The parameter {@code organization} of an authorization request, in the way of Auth0's and WorkOS's. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class OrganizationParameterIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ADA = "ada@people.example";

    private RunningKeycloak server;
    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private TestApplication plain;
    private ResourceServer backend;
    private String acme = "";
    private String ada = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        plain = TestApplication.register(realm.url(), realm.admin(), "plain");
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        ada = realm.addsUser(ADA, PASSWORD);
        acme = employer("Acme Corporation", "acme");
        employer("Globex", "globex");
    }

    @AfterAll
    void close() {
        booking.close();
        plain.close();
    }

    @Test
    void itOpensNoOrganizationThatRefusesThePerson() {
        var closed = platform.createsOrganization("Closed", "closed");
        platform.grants(closed, booking);

        assertThat(refusal(signsIn(booking, "openid", closed))).isEqualTo("not_a_member");

        platform.addsMember(closed, ada);
        platform.api()
                .patch("/organizations/" + closed, Map.of("status", "suspended"))
                .orFail();
        assertThat(refusal(visitor().opens(url(booking, "openid", closed)))).isEqualTo("org_unavailable");
    }

    @Test
    void whatNamesNothingIsRefusedWithTheSameWord_whateverItLooksLike() {
        for (var value : new String[] {"nobody", UUID.randomUUID().toString(), "a".repeat(2000), "%27%20or%201=1"}) {
            assertThat(refusal(visitor().opens(url(booking, "openid", value))))
                    .as(value)
                    .isEqualTo("org_unknown");
        }
    }

    @Test
    void hintsThatContradictEachOtherAreRefused() {
        assertThat(refusal(visitor().opens(url(booking, "openid organization:globex", acme))))
                .isEqualTo("org_mismatch");
        assertThat(entered(signsIn(booking, "openid organization:acme", acme))).isEqualTo("acme");
        // RFC 6749, section 3.1: a parameter is there once.
        assertThat(visitor()
                        .opens(url(booking, "openid", acme) + "&organization=globex")
                        .address()
                        .getQuery())
                .contains("error=invalid_request");
    }

    @Test
    void aliasThatLooksLikeAnIdTakesNobodysPlace() {
        employer("Mimic", acme);

        assertThat(entered(signsIn(booking, "openid", acme))).isEqualTo("acme");
    }

    @Test
    void applicationThatTakesNoOrganizationsRefusesOne() {
        var shop = TestApplication.register(realm.url(), realm.admin(), "shop");
        platform.api()
                .put("/applications/" + shop.id(realm.admin()), Map.of("organizations", "deny"))
                .orFail();

        assertThat(refusal(visitor().opens(url(shop, "openid", "acme")))).isEqualTo("org_not_allowed");
        shop.close();
    }

    @Test
    void ordinaryClientSeesNothingOfIt() {
        var tokens = plain.redeem(code(signsIn(plain, "openid", "globex")));

        assertThat(tokens.claims().has("org_id")).isFalse();
        assertThat(tokens.claims().has("organization")).isFalse();
    }

    @Test
    void idOrAliasNamesTheOrganization_andASessionGoesOnInAnother() {
        var visitor = signsIn(booking, "openid", "globex");
        var first = booking.redeem(code(visitor));
        assertThat(backend.organization(first)).isEqualTo("globex");

        var second = booking.redeem(code(visitor.opens(url(booking, "openid organization", acme))));

        assertThat(backend.organization(second)).isEqualTo("acme");
        assertThat(backend.organization(booking.refresh(first))).isEqualTo("globex");
        assertThat(backend.organization(booking.refresh(second))).isEqualTo("acme");
    }

    @Test
    void pageIsTheOrganizationsFromTheStart_andStaysSoWhenTheLoginBeginsAnew(TestBrowser browser) {
        platform.sets(acme, "brand-primary-color", "#b3541e");
        var page = LoginPage.open(browser.newPage(), url(booking, "openid", "acme"));
        assertThat(page.text()).contains("Acme Corporation");

        page.typeEmail(ADA).asksForPassword();
        page.locator("#reset-login").first().click();
        page.asksForEmail();

        assertThat(page.text()).contains("Acme Corporation");
        page.typeEmail(ADA).typePassword(PASSWORD);
        assertThat(backend.organization(booking.finish(page.page()))).isEqualTo("acme");
    }

    private String employer(String name, String alias) {
        var organization = platform.createsOrganization(name, alias);
        platform.grants(organization, booking);
        platform.addsMember(organization, ada);
        return organization;
    }

    private Visitor visitor() {
        return new Visitor(server.baseUrl());
    }

    private Visitor signsIn(TestApplication application, String scope, String organization) {
        return visitor().opens(url(application, scope, organization)).signsIn(ADA, PASSWORD);
    }

    private static String url(TestApplication application, String scope, String organization) {
        return application.loginUrl(scope) + "&organization=" + organization;
    }

    private static String refusal(Visitor visitor) {
        return Refusals.word(visitor.page())
                .orElseThrow(() -> new AssertionError(visitor.address() + ": " + visitor.page()));
    }

    private String entered(Visitor visitor) {
        return backend.organization(booking.redeem(code(visitor)));
    }

    private static String code(Visitor visitor) {
        var code = Pattern.compile("[?&]code=([^&]+)").matcher(visitor.address().toString());
        assertThat(code.find()).as("%s %s", visitor.address(), visitor.page()).isTrue();
        return code.group(1);
    }
}
