package io.keycloakb2b.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.Jwt;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.oidc.TokenResponse;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Keycloak's own impersonation: who acts as somebody else is seen to. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ImpersonationIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String OWNER = "owner@acted.example";

    private RunningKeycloak server;
    private TestRealm realm;
    private TestApplication console;
    private PlatformAdministrator platform;
    private String organization = "";
    private String owner = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        console = TestApplication.register(realm.url(), realm.admin(), "console")
                .allowedAtTheOrganizationApi(realm.admin())
                .withTheClaimsOfOrganizations(realm.admin());
        organization = platform.createsOrganization("Acted", "acted");
        owner = realm.addsUser(OWNER, PASSWORD);
        platform.addsMember(organization, owner);
        platform.givesOrganizationRole(organization, owner, "owner", "self");
    }

    @AfterAll
    void close() {
        console.close();
    }

    @Test
    void tokensSayWhoActs(TestBrowser browser) {
        var tokens = impersonated(browser, "openid organization:acted");
        var administrator = administrator();

        assertThat(tokens.claims().at("/act/sub").asText()).isEqualTo(administrator);
        assertThat(Jwt.claims(tokens.idToken()).at("/act/sub").asText()).isEqualTo(administrator);
        assertThat(console.userInfo(tokens).body().at("/act/sub").asText()).isEqualTo(administrator);
        assertThat(console.introspect(tokens.accessToken())
                        .body()
                        .at("/act/sub")
                        .asText())
                .isNotEmpty();
        assertThat(console.refresh(tokens).claims().at("/act/sub").asText()).isEqualTo(administrator);
    }

    @Test
    void realmsThatWereSetUpBeforeGetTheClaimByTheNextCall() {
        var scopes = realm.admin().clientScopes();
        var claims = scopes.findAll().stream()
                .filter(scope -> scope.getName().equals("b2b"))
                .findFirst()
                .orElseThrow();
        var mappers = scopes.get(claims.getId()).getProtocolMappers();
        var mapper = mappers.getMappers().stream()
                .filter(found -> found.getName().equals("act"))
                .findFirst()
                .orElseThrow();
        mappers.delete(mapper.getId());
        assertThat(platform.api().get("/setup").orFail().toString())
                .contains("{\"name\":\"client-scopes\",\"done\":false");

        platform.setsUpTheRealm();
        platform.setsUpTheRealm();

        assertThat(mappers.getMappers().stream().filter(found -> found.getName().equals("act")))
                .hasSize(1);
    }

    @Test
    void peopleWhoActForThemselvesHaveNoSuchClaim() {
        var tokens = console.passwordGrant(OWNER, PASSWORD, "openid organization:acted");

        assertThat(tokens.claims().has("org_id")).isTrue();
        assertThat(tokens.claims().has("act")).isFalse();
        assertThat(api(tokens).get("/me").orFail().get("impersonatedBy").asBoolean())
                .isFalse();
    }

    @Test
    void everythingDoneIsMarked_andTheOrganizationLearnsNotWhoItWas(TestBrowser browser) {
        var tokens = impersonated(browser, "openid organization:acted");
        var administrator = administrator();
        var api = api(tokens);

        assertThat(api.get("/me").orFail().get("impersonatedBy").asBoolean()).isTrue();
        api.patch("/organizations/" + organization, Map.of("name", "Acted Upon"))
                .orFail();
        api.put("/organizations/" + organization + "/domains/acted.example", Map.of());
        console.signsOut(tokens);

        for (var action : new String[] {"session.login", "organization.update", "request.denied", "session.logout"}) {
            var path = "/organizations/" + organization + "/audit-events?action=" + action;
            var whole = platform.api().get(path).orFail().at("/items/0/actor");
            assertThat(whole.get("id").asText()).as(action).isEqualTo(owner);
            assertThat(whole.get("impersonator").asText()).as(action).isEqualTo(administrator);
            var seen = api(console.passwordGrant(OWNER, PASSWORD, "openid"))
                    .get(path + "&actor=" + owner + "&max=200")
                    .orFail()
                    .get("items");
            assertThat(seen).as(action).anySatisfy(event -> {
                assertThat(event.at("/actor/impersonated").asBoolean()).isTrue();
                assertThat(event.at("/actor").has("address")).isFalse();
            });
            assertThat(seen.toString()).doesNotContain(administrator);
        }
    }

    @Test
    void whoActsAsAMemberMakesNoKeyInTheirName_norAnswersForOne(TestBrowser browser) {
        var keys = "/organizations/" + organization + "/api-keys";
        var key =
                platform.makesApiKey(organization, "Robot", "auditor").get("id").asText();
        var acting = api(impersonated(browser, "openid organization:acted"));

        for (var refused : List.of(
                acting.post(keys, Map.of("name", "Stays")), acting.post(keys + "/" + key + "/adopt", Map.of()))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("forbidden");
        }

        var left = platform.api().get(keys).orFail().get("items");
        assertThat(left).hasSize(1);
        assertThat(left.get(0).has("sponsor")).isFalse();
        var owners = api(console.passwordGrant(OWNER, PASSWORD, "openid organization:acted"));
        assertThat(owners.post(keys + "/" + key + "/adopt", Map.of())
                        .orFail()
                        .get("sponsor")
                        .asText())
                .isEqualTo(owner);
    }

    /** Whoever set the realm up. */
    private String administrator() {
        return platform.api()
                .get("/audit-events?action=realm.set-up")
                .orFail()
                .at("/items/0/actor/id")
                .asText();
    }

    private TokenResponse impersonated(TestBrowser browser, String scope) {
        var page = browser.newPage();
        var answer = page.request()
                .post(
                        server.baseUrl() + "/admin/realms/" + realm.name() + "/users/" + owner + "/impersonation",
                        RequestOptions.create().setHeader("Authorization", "Bearer " + realm.adminToken()));
        assertThat(answer.status()).isEqualTo(200);
        page.navigate(console.silentLoginUrl(scope));
        return console.finish(page);
    }

    private Api api(TokenResponse tokens) {
        return new Api(URI.create(realm.url() + "/b2b"), tokens::accessToken);
    }
}
