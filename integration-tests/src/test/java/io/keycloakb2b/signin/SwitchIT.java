package io.keycloakb2b.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.oidc.ResourceServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.ProviderRealm;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.representations.idm.ClientRepresentation;

/** Somebody who is signed in for one organization goes on in another, from a page of the application itself. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class SwitchIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ADA = "ada@people.example";
    private static final String ABSENT = "00000000-0000-4000-8000-000000000000";

    private TestRealm realm;
    private RunningKeycloak server;
    private PlatformAdministrator platform;
    private TestApplication booking;
    private ResourceServer backend;
    private String ada = "";
    private String home = "";
    private String yard = "";
    private TestBrowser browser;

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        this.server = server;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        booking = TestApplication.register(realm.url(), realm.admin(), "booking", "viewer")
                .allowedAtTheOrganizationApi(realm.admin());
        backend = new ResourceServer(realm.url(), "booking");
        platform.marksApplication(booking);
        ada = realm.addsUser(ADA, PASSWORD);
        home = organization("home", ada);
        yard = organization("yard", ada);
    }

    @BeforeEach
    void open(TestBrowser browser) {
        this.browser = browser;
    }

    @AfterAll
    void close() {
        booking.close();
    }

    @Test
    void organizationOfOthersIsAsAbsentAsNone_whateverElseIsAsked() {
        var foreign = organization("foreign", realm.addsUser("bob@people.example", PASSWORD));
        var tokens = signsInAt("home", ADA);
        for (var body : List.of(
                Map.of("redirectUri", booking.callbackUrl()),
                Map.of("redirectUri", "https://evil.example/"),
                Map.of("surplus", "x"))) {
            var there = asks(tokens, foreign, body);
            assertThat(there.status()).isEqualTo(404);
            assertThat(there).isEqualTo(asks(tokens, ABSENT, body));
        }
    }

    @Test
    void nobodyIsSentToAPageThatIsNotTheApplications() {
        var tokens = signsInAt("home", ADA);
        var page = booking.callbackUrl();
        for (var uri : List.of(
                "",
                "*",
                "https://evil.example/",
                "//evil.example/",
                "javascript:alert(1)",
                page + "/more",
                page + "?code=x",
                page + "@evil.example/",
                page.replace("/signed-in", "/x/../signed-in"),
                page.replace("127.0.0.1", "evil.example"),
                "/" + "x".repeat(5000))) {
            isRefused(asks(tokens, yard, Map.of("redirectUri", uri)), "invalid_value", "redirectUri");
        }
        isRefused(asks(tokens, yard, Map.of()), "missing_value", "redirectUri");
        for (var client : List.of("nobody", "admin-cli", "realm-management", "")) {
            isRefused(
                    asks(tokens, yard, Map.of("redirectUri", page, "application", client)),
                    "application_unknown",
                    "application");
        }
        var surplus = asks(tokens, yard, Map.of("redirectUri", page, "prompt", "none"));
        isRefused(surplus, "unknown_field", "prompt");
    }

    @Test
    void scopeCarriesNoOtherOrganization_andNoOtherParameter() {
        var tokens = signsInAt("home", ADA);
        var request = asksFor(
                tokens, yard, "openid organization:home organization:* profile&redirect_uri=https://evil.example/");

        assertThat(parameter(request, "scope"))
                .isEqualTo("openid organization:yard profile&redirect_uri=https://evil.example/");
        assertThat(parameter(request, "redirect_uri")).isEqualTo(booking.callbackUrl());
        assertThat(request).containsOnlyOnce("redirect_uri=");
        for (var scope : List.of("", " ", "openid  profile", "openid\nprofile", "\"", "x".repeat(5000))) {
            isRefused(
                    asks(tokens, yard, Map.of("redirectUri", booking.callbackUrl(), "scope", scope)),
                    "invalid_value",
                    "scope");
        }
    }

    @Test
    void answerIsNoToken_andOpensNothingToWhoeverElseHoldsIt(Chromium chromium) {
        var answer = asks(signsInAt("home", ADA), yard).orFail();
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("organization", "outcome", "methods", "providers", "authorizationUrl");

        try (var other = chromium.open()) {
            LoginPage.open(other.newPage(), url(answer)).asksForEmail();
        }
    }

    @Test
    void answerIsNoPromise_theLoginDecidesOnceMore() {
        var gate = organization("gate", ada);
        var answer = asks(signsInAt("home", ADA), gate).orFail();
        assertThat(answer.get("outcome").asText()).isEqualTo("enter");
        platform.sets(gate, "mfa", "required");

        LoginPage.open(browser.newPage(), url(answer)).asksToEnrol();

        platform.api()
                .patch("/organizations/" + gate, Map.of("status", "suspended"))
                .orFail();
        LoginPage.open(browser.newPage(), url(answer)).refuses();
    }

    @Test
    void whoeverIsSignedInGoesOnInAnother_withoutAQuestion_andEachRefreshTokenKeepsItsOwn() {
        var atHome = signsInAt("home", ADA);
        assertThat(backend.organization(atHome)).isEqualTo("home");

        var answer = asks(atHome, yard).orFail();
        assertThat(answer.get("outcome").asText()).isEqualTo("enter");
        assertThat(answer.get("organization").toString())
                .isEqualTo("{\"id\":\"" + yard + "\",\"alias\":\"yard\",\"name\":\"yard\"}");
        var page = browser.newPage();
        page.navigate(url(answer) + "&state=of-the-client");
        var atYard = booking.finish(page);

        assertThat(page.url()).contains("state=of-the-client");
        assertThat(backend.organization(atYard)).isEqualTo("yard");
        assertThat(backend.organization(booking.refresh(atHome))).isEqualTo("home");
        assertThat(backend.organization(booking.refresh(atYard))).isEqualTo("yard");
    }

    @Test
    void secondFactorIsAllThatIsAsked_andOnlyWhereItIsRequired() {
        var bea = realm.addsUser("bea@people.example", PASSWORD);
        platform.addsMember(home, bea);
        var vault = organization("vault", bea);
        platform.sets(vault, "mfa", "required");
        var atHome = signsInAt("home", "bea@people.example");

        var answer = asks(atHome, vault).orFail();
        assertThat(answer.get("outcome").asText()).isEqualTo("interaction");
        assertThat(answer.get("needs").asText()).isEqualTo("second-factor");
        assertThat(answer.get("methods")).isEmpty();
        var page = LoginPage.open(browser.newPage(), url(answer));
        page.asksToEnrol();
        var phone = page.enrolOtp();
        assertThat(backend.organization(booking.finish(page.page()))).isEqualTo("vault");
        assertThat(asks(atHome, vault).orFail().get("outcome").asText()).isEqualTo("enter");

        browser.forgetEverybody();
        var again = asks(signsInAt("home", "bea@people.example"), vault).orFail();
        assertThat(again.get("needs").asText()).isEqualTo("second-factor");
        var prompt = LoginPage.open(browser.newPage(), url(again));
        prompt.asksForOtp();
        browser.screenshot(prompt.page(), "switch-second-factor");
        prompt.typeOtp(phone);
        assertThat(backend.organization(booking.finish(prompt.page()))).isEqualTo("vault");
    }

    @Test
    void companyThatRequiresItsProviderIsEnteredByThatAlone() {
        var company = organization("company", ada);
        try (var provider = ProviderRealm.of(realm, "company-sso", company)) {
            provider.knows(ada, ADA, PASSWORD + "-there");
            platform.sets(company, "sso-required", "true");
            var atHome = signsInAt("home", ADA);

            var answer = asks(atHome, company).orFail();
            assertThat(answer.get("outcome").asText()).isEqualTo("interaction");
            assertThat(answer.get("needs").asText()).isEqualTo("sign-in");
            assertThat(answer.get("methods").toString()).isEqualTo("[\"sso\"]");
            assertThat(answer.get("providers").findValuesAsText("alias")).containsExactly("company-sso");
            var page = LoginPage.open(browser.newPage(), url(answer));
            assertThat(page.page().url()).startsWith(provider.url());
            page.page().locator("#username").fill(ADA);
            page.typePassword(PASSWORD + "-there");
            var atCompany = booking.finish(page.page());

            assertThat(backend.organization(atCompany)).isEqualTo("company");
            assertThat(backend.organization(booking.refresh(atHome))).isEqualTo("home");
            assertThat(asks(atHome, company).orFail().get("outcome").asText()).isEqualTo("enter");
            assertThat(asks(atCompany, yard).orFail().get("outcome").asText()).isEqualTo("enter");
        }
    }

    @Test
    void whoMayNotEnterIsToldWhy() {
        var closed = organization("closed", ada);
        platform.api()
                .patch("/organizations/" + closed, Map.of("status", "suspended"))
                .orFail();
        var left = organization("left", ada);
        platform.api()
                .patch("/organizations/" + left + "/members/" + ada, Map.of("status", "suspended"))
                .orFail();
        var without = organization("without", ada);
        platform.withdraws(without, booking);
        var atHome = signsInAt("home", ADA);

        for (var refusal : Map.of(
                        closed, "org_unavailable",
                        left, "member_suspended",
                        without, "app_not_available")
                .entrySet()) {
            var answer = asks(atHome, refusal.getKey()).orFail();
            assertThat(answer.get("outcome").asText()).isEqualTo("refused");
            assertThat(answer.get("reason").asText()).isEqualTo(refusal.getValue());
            assertThat(answer.has("authorizationUrl")).isFalse();
        }
    }

    @Test
    void tokenWithoutASessionInABrowserIsToldToSignIn() {
        var tokens = booking.passwordGrant(ADA, PASSWORD, "openid offline_access organization:home");

        var answer = asks(tokens, yard).orFail();

        assertThat(answer.get("outcome").asText()).isEqualTo("interaction");
        assertThat(answer.get("needs").asText()).isEqualTo("sign-in");
        assertThat(answer.get("methods").toString()).contains("\"password\"");
        LoginPage.open(browser.newPage(), url(answer)).asksForEmail();
    }

    @Test
    void serviceAccountSignsInNowhere() {
        var token = tokenOfAServiceAccount();

        var answer = asks(token, yard, Map.of("redirectUri", booking.callbackUrl()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().get("detail").asText()).contains("a service account signs in nowhere");
        assertThat(asks(token, home, Map.of()).status()).isEqualTo(404);
    }

    private String tokenOfAServiceAccount() {
        var client = new ClientRepresentation();
        client.setClientId("robot");
        client.setSecret("robots-secret");
        client.setServiceAccountsEnabled(true);
        client.setDefaultClientScopes(List.of("basic", "b2b-api", "b2b-api-manage"));
        realm.admin().clients().create(client).close();
        var id = realm.admin().clients().findByClientId("robot").get(0).getId();
        var robotsAccount =
                realm.admin().clients().get(id).getServiceAccountUser().getId();
        realm.admin()
                .organizations()
                .get(yard)
                .members()
                .addMember(robotsAccount)
                .close();
        try (var robot = KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm(realm.name())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId("robot")
                .clientSecret("robots-secret")
                .build()) {
            return robot.tokenManager().getAccessTokenString();
        }
    }

    private String organization(String alias, String member) {
        var organization = platform.createsOrganization(alias, alias);
        platform.grants(organization, booking);
        platform.addsMember(organization, member);
        return organization;
    }

    private TokenResponse signsInAt(String alias, String email) {
        var page = LoginPage.open(browser.newPage(), booking.loginUrl("openid organization:" + alias));
        page.typeEmail(email).typePassword(PASSWORD);
        return booking.finish(page.page());
    }

    private ApiAnswer asks(TokenResponse tokens, String organization) {
        return asks(tokens, organization, Map.of("redirectUri", booking.callbackUrl()));
    }

    private ApiAnswer asks(TokenResponse tokens, String organization, Map<String, String> body) {
        return asks(tokens.accessToken(), organization, body);
    }

    private ApiAnswer asks(String token, String organization, Map<String, String> body) {
        return new Api(URI.create(realm.url() + "/b2b"), () -> token)
                .post("/me/organizations/" + organization + "/switch", body);
    }

    private String asksFor(TokenResponse tokens, String organization, String scope) {
        return url(asks(tokens, organization, Map.of("redirectUri", booking.callbackUrl(), "scope", scope))
                .orFail());
    }

    private static String url(JsonNode answer) {
        return answer.get("authorizationUrl").asText();
    }

    private static String parameter(String url, String name) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
                .findFirst()
                .orElse("");
    }

    private static void isRefused(ApiAnswer answer, String code, String field) {
        assertThat(answer.status() + " " + answer.code() + " " + answer.field())
                .as("%s", answer.body())
                .isEqualTo("400 " + code + " " + field);
    }
}
