package io.keycloakb2b.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.IndependentProvider;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;

/**
 * A session that only an organization's identity provider has proved, and what it may do to the account (LOGIN.md, what
 * a session proves). The boss belongs to the firm, and to the host besides, whose provider says whatever it likes.
 */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ForeignSessionsIT {

    private static final String PASSWORD = "Correct-Horse-7";

    private static final List<String> ACTIONS = List.of(
            "UPDATE_PASSWORD",
            "CONFIGURE_TOTP",
            "CONFIGURE_RECOVERY_AUTHN_CODES",
            "webauthn-register",
            "webauthn-register-passwordless",
            "UPDATE_EMAIL",
            "UPDATE_PROFILE",
            "delete_account",
            "idp_link:host-sso");

    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private IndependentProvider hosts;
    private String host = "";
    private String boss = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer");
        platform.marksApplication(booking);
        var firm = organization("firm");
        host = organization("host");
        hosts = IndependentProvider.of(realm, "host-sso", host);
        boss = realm.addsUser("boss@firm.example", PASSWORD);
        platform.addsMember(firm, boss);
        platform.addsMember(host, boss);
        var link = new FederatedIdentityRepresentation();
        link.setIdentityProvider("host-sso");
        link.setUserId("boss");
        link.setUserName("boss");
        realm.admin().users().get(boss).addFederatedIdentity("host-sso", link).close();
        hosts.says("boss", Map.of("email", "boss@firm.example", "email_verified", true));
    }

    @AfterAll
    void close() {
        hosts.close();
        booking.close();
    }

    @Test
    void everyChangeOfCredentialsAsksForAFactorOfOnesOwn(TestBrowser browser) {
        var page = signsIn(browser, "boss");
        booking.finish(page);
        var password = passwords().get(0).getId();

        for (var action : ACTIONS) {
            asks(page, action).asksForPassword();
        }
        asks(page, "delete_credential:" + password).asksForPassword();
        asks(page, "UPDATE_PASSWORD").typePassword(PASSWORD);

        assertThat(page.locator("#password-new").isVisible()).isTrue();
        assertThat(passwords()).extracting(CredentialRepresentation::getId).containsExactly(password);
    }

    @Test
    void loginThatBeginsWithTheProviderChangesNothing(TestBrowser browser) {
        var before = passwords().get(0).getCreatedDate();
        browser.forgetEverybody();
        var page = browser.newPage();
        page.navigate(booking.loginUrl("openid organization:host") + "&kc_idp_hint=host-sso&kc_action=UPDATE_PASSWORD");
        hosts.signsIn(page, "boss");

        LoginPage.in(page).refuses();
        assertThat(passwords().get(0).getCreatedDate()).isEqualTo(before);
    }

    @Test
    void whatAnAdministratorHasAskedForIsNotGivenByTheProvider(TestBrowser browser) {
        var account = realm.admin().users().get(boss);
        var representation = account.toRepresentation();
        representation.setRequiredActions(List.of("UPDATE_PASSWORD"));
        account.update(representation);
        try {
            var page = signsIn(browser, "boss");

            LoginPage.in(page).refuses();
            page.navigate(booking.silentLoginUrl("openid"));
            assertThat(booking.refusal(page)).isEqualTo("login_required");
        } finally {
            representation.setRequiredActions(List.of());
            account.update(representation);
        }
    }

    @Test
    void tokenOfSuchASessionChangesNothingInTheAccount_untilTheOwnerIsThere(TestBrowser browser) {
        var page = signsIn(browser, "boss");
        var tokens = booking.finish(page);
        var password = passwords().get(0).getId();

        assertThat(accountRoles(tokens)).doesNotContain("manage-account", "manage-account-links", "delete-account");
        assertThat(account(tokens).get("").status()).isEqualTo(200);
        assertThat(account(tokens)
                        .post(
                                "",
                                Map.of(
                                        "username",
                                        "boss@firm.example",
                                        "email",
                                        "boss@host.example",
                                        "firstName",
                                        "Test",
                                        "lastName",
                                        "Person"))
                        .status())
                .isEqualTo(403);
        assertThat(account(tokens).delete("/credentials/" + password).status()).isEqualTo(403);
        assertThat(account(tokens).delete("/linked-accounts/host-sso").status()).isEqualTo(403);
        assertThat(realm.admin().users().get(boss).toRepresentation().getEmail())
                .isEqualTo("boss@firm.example");
        assertThat(accountRoles(booking.refresh(tokens))).doesNotContain("manage-account");

        asks(page, "UPDATE_PASSWORD").typePassword(PASSWORD);
        page.locator("#password-new").fill(PASSWORD);
        page.locator("#password-confirm").fill(PASSWORD);
        page.locator("[name=login]").click();

        assertThat(accountRoles(booking.finish(page))).contains("manage-account");
    }

    @Test
    void ownPeopleOfTheHostChangeWhatTheyLike(TestBrowser browser) {
        hosts.says("ann", Map.of("email", "ann@host.example", "email_verified", true));
        var page = signsIn(browser, "ann");
        var tokens = booking.finish(page);

        assertThat(accountRoles(tokens)).contains("manage-account");
        asks(page, "UPDATE_PASSWORD");
        assertThat(page.locator("#password-new").isVisible()).isTrue();
    }

    private LoginPage asks(Page page, String action) {
        return LoginPage.open(page, booking.loginUrl("openid organization:host") + "&kc_action=" + action);
    }

    private Page signsIn(TestBrowser browser, String subject) {
        browser.forgetEverybody();
        var page = browser.newPage();
        page.navigate(booking.loginUrl("openid organization:host") + "&kc_idp_hint=host-sso");
        hosts.signsIn(page, subject);
        return page;
    }

    private List<CredentialRepresentation> passwords() {
        return realm.admin().users().get(boss).credentials().stream()
                .filter(credential -> credential.getType().equals("password"))
                .toList();
    }

    private Api account(TokenResponse tokens) {
        return new Api(URI.create(realm.url() + "/account"), tokens::accessToken);
    }

    private static List<String> accountRoles(TokenResponse tokens) {
        List<String> roles = new ArrayList<>();
        tokens.claims().at("/resource_access/account/roles").forEach(role -> roles.add(role.asText()));
        return roles;
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
