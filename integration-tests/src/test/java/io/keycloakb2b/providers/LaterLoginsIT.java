package io.keycloakb2b.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.IndependentProvider;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderMapperRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What an identity provider says of somebody who has an account already (LOGIN.md, stage 4): at a later login, and when
 * a signed-in person links it. The crook's provider is trusted with addresses and writes them at each login.
 */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class LaterLoginsIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private IndependentProvider crooks;
    private String firm = "";
    private String crook = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        platform.marksApplication(booking);
        firm = organization("firm");
        crook = organization("crook");
        crooks = IndependentProvider.of(realm, "crook-sso", crook);
        synchronizesAtEachLogin(true);
    }

    @AfterAll
    void close() {
        crooks.close();
        booking.close();
    }

    @Test
    void laterWordOfAnAddressElsewhereIsRefused_andNothingOfItIsWritten(TestBrowser browser) {
        crooks.says("later", Map.of("email", "later@crook.example", "email_verified", true));
        booking.finish(signsIn(browser, "crook", "later"));
        var user = person("later@crook.example").getId();
        for (var organization : List.of("crook", "firm")) {
            crooks.says("later", Map.of("email", "boss@firm.example", "email_verified", true));

            var page = signsIn(browser, organization, "later");

            LoginPage.in(page).refuses();
            isNotSignedIn(page);
            assertThat(account(user).getEmail()).isEqualTo("later@crook.example");
        }
        forget(user);
    }

    @Test
    void mapperThatWritesAnAddressElsewhereIsRefused(TestBrowser browser) {
        crooks.says("mapped", Map.of("email", "mapped@crook.example", "email_verified", true));
        booking.finish(signsIn(browser, "crook", "mapped"));
        var user = person("mapped@crook.example").getId();
        var mapper = takesAddressesFrom("given_name");
        try {
            crooks.says(
                    "mapped",
                    Map.of("email", "mapped@crook.example", "email_verified", true, "given_name", "boss@firm.example"));

            var page = signsIn(browser, "crook", "mapped");

            LoginPage.in(page).refuses();
            isNotSignedIn(page);
            assertThat(account(user).getEmail()).isEqualTo("mapped@crook.example");
        } finally {
            realm.admin().identityProviders().get("crook-sso").delete(mapper);
        }
        forget(user);
    }

    @Test
    void ownPeopleGetAnotherAddressOfTheirOrganization_asVerifiedAsTheProviderSays(TestBrowser browser) {
        crooks.says("maiden", Map.of("email", "maiden@crook.example", "email_verified", true));
        booking.finish(signsIn(browser, "crook", "maiden"));
        var user = person("maiden@crook.example").getId();

        crooks.says("maiden", Map.of("email", "married@crook.example", "email_verified", true));
        booking.finish(signsIn(browser, "crook", "maiden"));

        assertThat(account(user).getEmail()).isEqualTo("married@crook.example");
        assertThat(account(user).isEmailVerified()).isTrue();

        crooks.says("maiden", Map.of("email", "widowed@crook.example", "email_verified", false));
        booking.finish(signsIn(browser, "crook", "maiden"));

        assertThat(account(user).getEmail()).isEqualTo("widowed@crook.example");
        assertThat(account(user).isEmailVerified()).isFalse();
        forget(user);
    }

    @Test
    void addressThatOnlyAMapperWritesIsNotVerified(TestBrowser browser) {
        synchronizesAtEachLogin(false);
        crooks.says("renamed", Map.of("email", "renamed@crook.example", "email_verified", true));
        booking.finish(signsIn(browser, "crook", "renamed"));
        var user = person("renamed@crook.example").getId();
        var mapper = takesAddressesFrom("email");
        try {
            crooks.says("renamed", Map.of("email", "chief@crook.example", "email_verified", false));

            booking.finish(signsIn(browser, "crook", "renamed"));

            assertThat(account(user).getEmail()).isEqualTo("chief@crook.example");
            assertThat(account(user).isEmailVerified()).isFalse();
        } finally {
            realm.admin().identityProviders().get("crook-sso").delete(mapper);
            synchronizesAtEachLogin(true);
        }
        forget(user);
    }

    @Test
    void addressOfAGuestStaysTheGuests(TestBrowser browser) {
        var guest = linkedGuest("guest@elsewhere.example", "guest");
        crooks.says("guest", Map.of("email", "guest@crook.example", "email_verified", true));

        booking.finish(signsIn(browser, "crook", "guest"));

        assertThat(account(guest).getEmail()).isEqualTo("guest@elsewhere.example");
        forget(guest);
    }

    @Test
    void providerOfTheHostVouchesForNoAddressElsewhere(TestBrowser browser) {
        var squatter = linkedGuest("squatter@firm.example", "squatter");
        var representation = account(squatter);
        representation.setEmailVerified(false);
        realm.admin().users().get(squatter).update(representation);
        crooks.says("squatter", Map.of("email", "squatter@firm.example", "email_verified", true));

        booking.finish(signsIn(browser, "crook", "squatter"));

        assertThat(account(squatter).isEmailVerified()).isFalse();
        forget(squatter);
    }

    @Test
    void guestComesBackWithTheSameAddress_andNotWithoutAny(TestBrowser browser) {
        var guest = linkedGuest("friend@elsewhere.example", "friend");
        crooks.says("friend", Map.of("email", "Friend@Elsewhere.example", "email_verified", true));
        booking.finish(signsIn(browser, "crook", "friend"));

        crooks.says("friend", Map.of());
        var page = signsIn(browser, "crook", "friend");

        LoginPage.in(page).refuses();
        isNotSignedIn(page);
        forget(guest);
    }

    @Test
    void memberLinksTheProviderOfTheOrganization(TestBrowser browser) {
        var member = realm.addsUser("ann@private.example", PASSWORD);
        platform.addsMember(crook, member);
        crooks.says("ann", Map.of("email", "ann@crook.example", "email_verified", true));

        links(browser, "ann@private.example", "ann");

        assertThat(links(member))
                .extracting(FederatedIdentityRepresentation::getUserId)
                .containsExactly("ann");
        assertThat(account(member).getEmail()).isEqualTo("ann@private.example");
        forget(member);
    }

    @Test
    void addressElsewhereIsNotLinked_toNobodysAccount(TestBrowser browser) {
        var member = realm.addsUser("bea@private.example", PASSWORD);
        platform.addsMember(crook, member);
        crooks.says("bea", Map.of("email", "boss@firm.example", "email_verified", true));

        var page = links(browser, "bea@private.example", "bea");

        LoginPage.in(page).refuses();
        assertThat(links(member)).isEmpty();
        assertThat(account(member).getEmail()).isEqualTo("bea@private.example");
        forget(member);
    }

    @Test
    void providerOfAnOrganizationThatOneDoesNotBelongToIsNotLinked(TestBrowser browser) {
        var stranger = realm.addsUser("cleo@firm.example", PASSWORD);
        platform.addsMember(firm, stranger);
        crooks.says("cleo", Map.of("email", "cleo@crook.example", "email_verified", true));

        var page = links(browser, "cleo@firm.example", "cleo");

        LoginPage.in(page).refuses();
        assertThat(links(stranger)).isEmpty();
        forget(stranger);
    }

    @Test
    void addressOfAnotherAccountIsNotLinked(TestBrowser browser) {
        var holder = realm.addsUser("chief@crook.example", PASSWORD);
        var member = realm.addsUser("dora@private.example", PASSWORD);
        platform.addsMember(crook, member);
        crooks.says("dora", Map.of("email", "chief@crook.example", "email_verified", true));

        var page = links(browser, "dora@private.example", "dora");

        LoginPage.in(page).refuses();
        assertThat(links(member)).isEmpty();
        forget(holder);
        forget(member);
    }

    @Test
    void linkForOneUpstreamAccountIsNoneForAnother(TestBrowser browser) {
        var member = realm.addsUser("fay@private.example", PASSWORD);
        platform.addsMember(crook, member);
        crooks.says("fay", Map.of("email", "fay@crook.example", "email_verified", true));
        crooks.says("eve", Map.of("email", "eve@crook.example", "email_verified", true));
        links(browser, "fay@private.example", "fay");

        links(browser, "fay@private.example", "eve");

        assertThat(links(member))
                .extracting(FederatedIdentityRepresentation::getUserId)
                .containsExactly("fay");
        forget(member);
    }

    /** The firm has a provider of its own, which nobody needs here. */
    @Test
    void linkedProviderOpensNoOrganizationThatItDoesNotBelongTo(TestBrowser browser) {
        var member = realm.addsUser("gil@private.example", PASSWORD);
        platform.addsMember(crook, member);
        crooks.says("gil", Map.of("email", "gil@crook.example", "email_verified", true));
        links(browser, "gil@private.example", "gil");
        platform.addsMember(firm, member);
        linksAProviderTo(firm);
        platform.sets(firm, "sso-required", "true");
        try {
            var page = signsIn(browser, "firm", "gil");

            LoginPage.in(page).refuses();
            page.navigate(booking.silentLoginUrl("openid organization:firm"));
            assertThat(booking.refusal(page)).isEqualTo("login_required");
        } finally {
            platform.sets(firm, "sso-required", "false");
        }
        forget(member);
    }

    private void linksAProviderTo(String organization) {
        var provider = realm.admin().identityProviders().get("crook-sso").toRepresentation();
        provider.setInternalId(null);
        provider.setAlias("firm-sso");
        provider.setOrganizationId(null);
        realm.admin().identityProviders().create(provider).close();
        realm.admin()
                .organizations()
                .get(organization)
                .identityProviders()
                .addIdentityProvider("firm-sso")
                .close();
    }

    /** Signed in by a password, and sent to link by an application. */
    private Page links(TestBrowser browser, String email, String subject) {
        browser.forgetEverybody();
        var page = browser.newPage();
        var login = LoginPage.open(page, booking.loginUrl("openid") + "&kc_action=idp_link:crook-sso");
        login.typeEmail(email).typePassword(PASSWORD);
        page.locator("#kc-continue").click();
        crooks.signsIn(page, subject);
        return page;
    }

    private Page signsIn(TestBrowser browser, String alias, String subject) {
        browser.forgetEverybody();
        var page = browser.newPage();
        page.navigate(booking.loginUrl("openid organization:" + alias) + "&kc_idp_hint=crook-sso");
        crooks.signsIn(page, subject);
        return page;
    }

    private void isNotSignedIn(Page page) {
        page.navigate(booking.silentLoginUrl("openid"));
        assertThat(booking.refusal(page)).isEqualTo("login_required");
    }

    /** Somebody from elsewhere who has proved the mailbox and comes by the provider of the host. */
    private String linkedGuest(String email, String subject) {
        var guest = realm.addsUser(email, PASSWORD);
        platform.addsMember(crook, guest);
        var link = new FederatedIdentityRepresentation();
        link.setIdentityProvider("crook-sso");
        link.setUserId(subject);
        link.setUserName(subject);
        realm.admin().users().get(guest).addFederatedIdentity("crook-sso", link).close();
        return guest;
    }

    private void synchronizesAtEachLogin(boolean each) {
        var provider = realm.admin().identityProviders().get("crook-sso");
        var representation = provider.toRepresentation();
        representation.getConfig().put("syncMode", each ? "FORCE" : "IMPORT");
        provider.update(representation);
    }

    /** @return the id of a mapper that writes a claim into the address at each login */
    private String takesAddressesFrom(String claim) {
        var mapper = new IdentityProviderMapperRepresentation();
        mapper.setName("addresses from " + claim);
        mapper.setIdentityProviderAlias("crook-sso");
        mapper.setIdentityProviderMapper("oidc-user-attribute-idp-mapper");
        mapper.setConfig(Map.of("claim", claim, "user.attribute", "email", "syncMode", "FORCE"));
        var provider = realm.admin().identityProviders().get("crook-sso");
        provider.addMapper(mapper).close();
        return provider.getMappers().stream()
                .filter(made -> made.getName().equals(mapper.getName()))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private List<FederatedIdentityRepresentation> links(String user) {
        return realm.admin().users().get(user).getFederatedIdentity();
    }

    private UserRepresentation account(String user) {
        return realm.admin().users().get(user).toRepresentation();
    }

    private UserRepresentation person(String email) {
        return realm.admin().users().searchByEmail(email, true).get(0);
    }

    /** What one test has made is not there for the next. */
    private void forget(String user) {
        realm.admin().users().delete(user).close();
    }

    private String organization(String alias) {
        var id = platform.createsOrganization(alias, alias);
        platform.grants(id, booking);
        platform.api()
                .put("/organizations/" + id + "/domains/" + alias + ".example", Map.of("policyEnabled", false))
                .orFail();
        return id;
    }
}
