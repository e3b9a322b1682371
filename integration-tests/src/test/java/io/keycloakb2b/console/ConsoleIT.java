package io.keycloakb2b.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.demo.SampleRealm;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/** What the administrators of the sample realm find in their admin console, and what they do not. */
@KeycloakTest
final class ConsoleIT {

    private static final List<String> KEYCLOAKS_PAGES = List.of(
            "organizations",
            "clients",
            "client-scopes",
            "roles",
            "users",
            "groups",
            "sessions",
            "events",
            "realm-settings",
            "authentication",
            "identity-providers",
            "user-federation");

    @BeforeAll
    static void sampleRealm(RunningKeycloak server) {
        SampleRealm.passing(server).create();
    }

    @Test
    void platformAdministratorFindsEveryPage(RunningKeycloak server, TestBrowser browser) {
        var paula = signIn(server, browser, "paula").isShown();

        paula.turnsTo("Organization tree").isAt("Organization tree");
        paula.button("Organizations below Globe Travel").click();
        assertThat(paula.link("Globe Travel North")).isVisible();
        paula.looks("organizations");
        paula.link("Globe Travel North").click();
        paula.isAt("Globe Travel North").looks("organization");
        paula.tab("Members").click();
        assertThat(paula.row("Grace Lopez")).isVisible();
        paula.looks("members");
        paula.link("Globe Travel").click();
        paula.isAt("Globe Travel");
        paula.tab("Grants").click();
        assertThat(paula.row("Approval of bookings")).containsText("approver");
        paula.looks("grants");
        paula.turnsTo("Applications").isAt("Applications").looks("applications");
        paula.link("Booking").click();
        paula.isAt("Booking").looks("application");
        paula.turnsTo("Realm rules").isAt("Realm rules").looks("rules");
        paula.turnsTo("Organization roles").isAt("Organization roles");
        paula.turnsTo("Audit log").isAt("Audit log");
        assertThat(paula.row("County Hospital").first()).isVisible();
        paula.looks("audit-log");
        paula.turnsTo("Set-up").isAt("Set-up").looks("set-up");
        assertThat(paula.text("Missing")).hasCount(0);
    }

    @Test
    void pagesFitInTheDarkAndOnAPhone(RunningKeycloak server, TestBrowser browser) {
        var paula = signIn(server, browser, "paula").isShown();
        paula.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        paula.turnsTo("Organization tree").isAt("Organization tree").looks("organizations-dark");
        paula.page().getByPlaceholder("Search by name").fill("hosp");
        assertThat(paula.row("County Hospital")).isVisible();
        paula.looks("search-dark");
        paula.turnsTo("Realm rules").isAt("Realm rules").looks("rules-dark");
        paula.turnsTo("Audit log").isAt("Audit log").looks("audit-log-dark");
        paula.turnsTo("Organization tree")
                .isAt("Organization tree")
                .link("HealthyFoods")
                .click();
        paula.isAt("HealthyFoods");
        paula.button("Actions for HealthyFoods").click();
        paula.item("Move").click();
        paula.picks("Globe Travel");
        assertThat(paula.button("Move")).isEnabled();
        paula.looks("move-dark");

        paula.page().setViewportSize(360, 740);
        paula.opens("organizations").isAt("Organization tree").looks("organizations-phone");
        assertThat(paula.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        assertThat(paula.navigation()).not().isVisible();
        paula.page().locator("#b2b-nav-toggle").click();
        paula.turnsTo("Applications").isAt("Applications");
        assertThat(paula.navigation()).not().isVisible();
        paula.looks("applications-phone");
        paula.link("Booking").click();
        paula.isAt("Booking").looks("application-phone");
        paula.opens("audit-log").isAt("Audit log").looks("audit-log-phone");
        paula.opens("roles").isAt("Organization roles");
        paula.button("New role").first().click();
        paula.picks("Booking");
        assertThat(paula.dialog().getByLabel("approver")).isVisible();
        paula.looks("role-form-phone");
    }

    @Test
    void pagesOfKeycloakStayWhatTheyAre(RunningKeycloak server, TestBrowser browser) {
        var paula = signIn(server, browser, "paula").isShown();

        for (var name : KEYCLOAKS_PAGES) {
            var link = paula.page().locator("#nav-item-" + name);
            link.click();
            assertThat(paula.page().getByTestId("view-header")).isVisible();
            assertThat(link).hasClass(Pattern.compile("pf-m-current"));
        }
        paula.opensNative("clients/" + clientId(server) + "/roles");
        assertThat(paula.page().getByText("booking-agent").first()).isVisible();
        assertThat(paula.page().getByText("Client details")).isVisible();
    }

    @Test
    void supportReadsWithoutBeingOfferedAChange_andTheServerRefusesItToo(RunningKeycloak server, TestBrowser browser) {
        var simon = signIn(server, browser, "simon").isShown();

        simon.turnsTo("Organization tree").isAt("Organization tree");
        assertThat(simon.button("New organization")).hasCount(0);
        simon.link("Globe Travel").click();
        simon.isAt("Globe Travel").looks("support");
        assertThat(simon.button("Suspend")).hasCount(0);
        assertThat(simon.button("Actions for Globe Travel")).hasCount(0);
        var organization = "/organizations/" + last(simon.page().url());
        simon.tab("Members").click();
        assertThat(simon.row("Gloria")).isVisible();
        assertThat(simon.row("Gloria").locator("a")).hasCount(0);
        simon.tab("Grants").click();
        assertThat(simon.row("Approval of bookings")).isVisible();
        assertThat(simon.page().getByLabel(Pattern.compile("^Actions for"))).hasCount(0);
        assertThat(simon.button("Give an application")).hasCount(0);
        simon.tab("Audit log").click();
        assertThat(simon.row("organization.create").first()).isVisible();
        simon.turnsTo("Audit log").isAt("Audit log");
        assertThat(simon.page().getByLabel(Pattern.compile("^Details of")).first())
                .isVisible();
        simon.turnsTo("Organization roles").isAt("Organization roles").looks("support-roles");
        assertThat(simon.button("New role")).hasCount(0);
        simon.turnsTo("Applications").isAt("Applications");
        assertThat(simon.button("Add an application")).hasCount(0);
        simon.link("Booking").click();
        simon.isAt("Booking").looks("support-application");
        assertThat(simon.text("As the organization says").first()).isVisible();
        assertThat(simon.button("Save")).hasCount(0);
        simon.turnsTo("Realm rules").isAt("Realm rules").looks("support-rules");
        assertThat(simon.page().locator("main input:not([disabled])")).hasCount(0);
        simon.turnsTo("Set-up").isAt("Set-up");

        assertThat(simon.asks("GET", "/organizations")).isEqualTo(200);
        assertThat(simon.asks("POST", "/setup")).isEqualTo(403);
        assertThat(simon.asks("PATCH", "/settings")).isEqualTo(403);
        assertThat(simon.asks("POST", "/organizations")).isEqualTo(403);
        assertThat(simon.asks("POST", "/organization-roles")).isEqualTo(403);
        assertThat(simon.asks("DELETE", "/organization-roles/any")).isEqualTo(403);
        assertThat(simon.asks("GET", organization)).isEqualTo(200);
        assertThat(simon.asks("POST", organization + "/move?dryRun=true")).isEqualTo(403);
        assertThat(simon.asks("POST", organization + "/restore")).isEqualTo(403);
        assertThat(simon.asks("DELETE", organization)).isEqualTo(403);
    }

    @Test
    void whoeverAdministersNothing_findsNothing_andIsRefusedByTheServerToo(
            RunningKeycloak server, TestBrowser browser) {
        var tina = signIn(server, browser, "tina");

        assertThat(tina.alert("You do not have permission to access this resource"))
                .isVisible();
        assertThat(tina.navigation()).hasCount(0);

        assertThat(tina.asks("GET", "/setup")).isEqualTo(403);
        assertThat(tina.asks("GET", "/organizations")).isEqualTo(403);
    }

    @Test
    void administratorOfTheServerFindsThePagesForOtherRealms(
            RunningKeycloak server, TestRealm plain, TestBrowser browser) {
        master(server, "b2b");
        try {
            var admin = AdminConsole.signIn(
                            browser,
                            server.baseUrl(),
                            "master",
                            SampleRealm.NAME,
                            server.admin().username(),
                            server.admin().password())
                    .isShown();
            admin.opens("organizations").isAt("Organization tree").looks("master");
            assertThat(admin.page().getByTestId("currentRealm")).hasText("Holiday booking");
            assertThat(admin.button("New organization")).isVisible();
            admin.link("HealthyFoods").click();
            admin.isAt("HealthyFoods");

            admin.page().locator("#nav-item-realms").click();
            assertThat(admin.page().getByTestId("view-header")).hasText("Manage realms");

            admin.administers(plain.name()).opens("set-up").isAt("Set-up");
            assertThat(admin.text("Organizations are switched on")).isVisible();
            assertThat(admin.navigation().getByRole(AriaRole.LINK)).hasText(new String[] {"Set-up"});
        } finally {
            master(server, "");
        }
    }

    @Test
    void germanAdministratorReadsGerman(RunningKeycloak server, TestBrowser browser) {
        browser.context().setExtraHTTPHeaders(Map.of("Accept-Language", "de"));
        var paula = signIn(server, browser, "paula").isShown();

        paula.turnsTo("Anwendungen").isAt("Anwendungen").looks("german-applications");
        paula.turnsTo("Regeln des Realms").isAt("Regeln des Realms").looks("german-rules");
        paula.turnsTo("Organisationsrollen").isAt("Organisationsrollen").looks("german-roles");
        paula.turnsTo("Protokoll").isAt("Protokoll").looks("german-audit-log");
        paula.turnsTo("Einrichtung").isAt("Einrichtung");
        assertThat(paula.page().locator("html")).hasAttribute("lang", "de");
    }

    @Test
    void hintsOfTheSetUpAreToldInOnesLanguage_andOnesThatThePageDoesNotKnowInTheServersWords(
            RunningKeycloak server, TestBrowser browser) {
        browser.context().setExtraHTTPHeaders(Map.of("Accept-Language", "de"));
        browser.context()
                .route(
                        Pattern.compile(".*/b2b/setup$"),
                        route -> route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("application/json")
                                        .setBody(
                                                """
                        {"items": [
                          {"name": "enabled", "done": true, "hint": "", "hintCode": "", "missing": []},
                          {"name": "browser-flow", "done": false, "hint": "install the authenticators JAR",
                           "hintCode": "install-authenticators", "missing": ["b2b-password"]},
                          {"name": "login-theme", "done": false, "hint": "do as never before",
                           "hintCode": "of-a-later-version", "missing": []}]}
                        """)));
        var paula = signIn(server, browser, "paula").isShown();

        paula.turnsTo("Einrichtung").isAt("Einrichtung").looks("german-set-up");
        assertThat(paula.text("Was zu tun ist: das JAR der Authenticators installieren. Es fehlen: b2b-password"))
                .isVisible();
        assertThat(paula.text("Was zu tun ist: do as never before")).isVisible();
    }

    @Test
    void securityPolicyStaysKeycloaksOwn(RunningKeycloak server, TestBrowser browser) {
        var response = browser.newPage().navigate(server.baseUrl() + "/admin/" + SampleRealm.NAME + "/console/");

        assertThat(response).isNotNull();
        assertThat(response.headerValue("content-security-policy"))
                .isEqualTo("frame-src 'self'; frame-ancestors 'self'; object-src 'none';");
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static AdminConsole signIn(RunningKeycloak server, TestBrowser browser, String username) {
        return AdminConsole.signIn(
                browser, server.baseUrl(), SampleRealm.NAME, SampleRealm.NAME, username, SampleRealm.PASSWORD);
    }

    private static String clientId(RunningKeycloak server) {
        try (var admin = connect(server)) {
            return admin.realm(SampleRealm.NAME)
                    .clients()
                    .findByClientId(SampleRealm.BOOKING)
                    .get(0)
                    .getId();
        }
    }

    /** Chooses the admin theme of the master realm, whose console its administrators see for every realm. */
    private static void master(RunningKeycloak server, String theme) {
        try (var admin = connect(server)) {
            var realm = admin.realm("master").toRepresentation();
            realm.setAdminTheme(theme);
            admin.realm("master").update(realm);
        }
    }

    private static Keycloak connect(RunningKeycloak server) {
        return KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(server.admin().username())
                .password(server.admin().password())
                .build();
    }
}
