package io.keycloakb2b.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.demo.SampleRealm;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** What the people of the sample realm find in their account console, and what they do not. */
@KeycloakTest
final class PortalIT {

    private static final String ORGANIZATION_CODE = "/assets/Organization";

    @BeforeAll
    static void sampleRealm(RunningKeycloak server) {
        SampleRealm.passing(server).create();
    }

    @Test
    void consumerSeesNoTraceOfOrganizations(RunningKeycloak server, TestBrowser browser) {
        var tina = signIn(server, browser, "tina");

        assertThat(tina.page().locator(".pf-v5-c-page__sidebar")).not().containsText("Organization");
        assertThat(tina.navigation()).hasCount(0);
        assertThat(tina.page().getByTestId("organization-switcher")).hasCount(0);
        assertThat(tina.requests().stream().filter(path -> path.contains("/b2b/")))
                .allMatch(path -> path.endsWith("/b2b/me") || path.contains("/resources/"));
        assertThat(tina.requests()).noneMatch(path -> path.contains(ORGANIZATION_CODE));
        tina.looks("consumer");

        tina.opens("organizations").isAt("Personal info");
    }

    @Test
    void organizationsCodeLoadsWhenItsPageIsOpened(RunningKeycloak server, TestBrowser browser) {
        var noah = signIn(server, browser, "noah");
        assertThat(noah.navigation()).containsText("Globe Travel North");
        assertThat(noah.requests()).noneMatch(path -> path.contains(ORGANIZATION_CODE));

        noah.turnsTo("Overview").isAt("Globe Travel North");

        assertThat(noah.requests()).anyMatch(path -> path.contains(ORGANIZATION_CODE));
    }

    @Test
    void ownerFindsEveryPage_inTheDarkAndOnAPhoneToo(RunningKeycloak server, TestBrowser browser) {
        var gloria = signIn(server, browser, "gloria");

        gloria.opens("organizations").isAt("Globe Travel").looks("overview");
        gloria.turnsTo("Members").isAt("Members").looks("members");
        gloria.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        gloria.looks("members-dark");
        gloria.page().setViewportSize(360, 740);
        gloria.page().reload();
        gloria.isAt("Members").looks("members-phone");
        assertThat(gloria.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        gloria.page().setViewportSize(1280, 800);
        gloria.turnsTo("Invitations").isAt("Invitations").looks("invitations-dark");
        gloria.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        gloria.turnsTo("Teams").isAt("Teams").looks("teams");
        gloria.turnsTo("Requests to join").isAt("Requests to join").looks("join-requests");
        gloria.turnsTo("Roles").isAt("Roles").looks("roles");
        gloria.button("New role").click();
        gloria.looks("new-role");
        gloria.button("Cancel").click();
        gloria.turnsTo("Usage").isAt("Usage").looks("usage");
        assertThat(gloria.row("Globe Travel South")).isVisible();
        gloria.button("Organizations: This one").click();
        gloria.text("With those below").click();
        assertThat(gloria.button("Organizations: With those below")).isVisible();
        gloria.looks("usage-below");
        gloria.turnsTo("Branding").isAt("Branding").looks("branding");
        gloria.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        gloria.looks("branding-dark");
        gloria.turnsTo("Usage").isAt("Usage").looks("usage-dark");
        gloria.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        gloria.turnsTo("Applications").isAt("Applications").looks("applications");
        assertThat(gloria.row("Booking")).containsText("booking-agent");
        gloria.turnsTo("Domains").isAt("Domains").looks("domains");
        assertThat(gloria.row("globe-travel.example")).containsText("Owned");
        gloria.turnsTo("Sign-in and settings").isAt("Sign-in and settings").looks("settings");
        gloria.button("Change Second factor").click();
        assertThat(gloria.dialog()).containsText("Organizations below may only be stricter");
        gloria.looks("setting");
        gloria.button("Cancel").click();
        gloria.turnsTo("Sessions").isAt("Sessions").looks("sessions");
        gloria.turnsTo("API keys").isAt("API keys").looks("api-keys");
        gloria.turnsTo("Audit log").isAt("Audit log").looks("audit-log");
        gloria.button("Details of domain.put").first().click();
        assertThat(gloria.page().locator("ins").first()).isVisible();
        gloria.looks("audit-log-details");
        gloria.turnsTo("Invitations").isAt("Invitations");
        gloria.button("Invite people").first().click();
        gloria.isAt("Invite people").looks("invite");
        gloria.page().setViewportSize(360, 740);
        gloria.page().reload();
        gloria.isAt("Invite people").looks("invite-phone");
    }

    @Test
    void navigationClosesItselfOnAPhone(RunningKeycloak server, TestBrowser browser) {
        var gloria = signIn(server, browser, "gloria");
        gloria.page().setViewportSize(360, 740);
        gloria.opens("organizations").isAt("Globe Travel");

        for (var page : List.of("Roles", "Branding", "Usage")) {
            gloria.button("Navigation").click();
            gloria.turnsTo(page).isAt(page);
            assertThat(gloria.page().locator(".pf-v5-c-page__sidebar.pf-m-expanded"))
                    .hasCount(0);
            gloria.looks(page.toLowerCase(Locale.ROOT) + "-phone");
            assertThat(gloria.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(page)
                    .isEqualTo(true);
        }
    }

    @Test
    void ownerGoesDownTheTree_withTheRightsThatReachThere(RunningKeycloak server, TestBrowser browser) {
        var gloria = signIn(server, browser, "gloria");
        gloria.opens("organizations").isAt("Globe Travel").turnsTo("Organizations below");
        gloria.isAt("Organizations below").looks("organizations");

        gloria.button("Organizations below Globe Travel North").click();
        assertThat(gloria.text("No organizations below.")).isVisible();
        gloria.text("Globe Travel North").click();

        gloria.isAt("Globe Travel North").looks("from-above");
        assertThat(gloria.navigation()).containsText("Globe Travel North");
        gloria.turnsTo("Members").isAt("Members");
        assertThat(gloria.row("Grace Lopez")).isVisible();
        assertThat(gloria.button("Invite people")).isVisible();
    }

    @Test
    void auditorReadsWithoutBeingOfferedAChange_andTheServerRefusesItToo(RunningKeycloak server, TestBrowser browser) {
        var dan = signIn(server, browser, "dan");

        dan.opens("organizations").isAt("County Hospital").turnsTo("Members").isAt("Members");

        assertThat(dan.row("Dan Field")).isVisible();
        assertThat(dan.button("Invite people")).hasCount(0);
        assertThat(dan.page().locator("input[type=checkbox]")).hasCount(0);
        dan.looks("auditor-members");
        dan.turnsTo("Sign-in and settings").isAt("Sign-in and settings");
        assertThat(dan.page().getByLabel("Change Second factor")).hasCount(0);
        dan.turnsTo("API keys").isAt("API keys");
        assertThat(dan.button("New API key")).hasCount(0);
        dan.turnsTo("Members").isAt("Members");
        dan.page().navigate(dan.page().url().replace("/members", "/invitations/new"));
        assertThat(dan.page().getByText("Nothing here")).isVisible();
    }

    @Test
    void memberFindsTheOrganizationsAndTurnsFromOneToTheOther(RunningKeycloak server, TestBrowser browser) {
        var grace = signIn(server, browser, "grace");

        grace.opens("organizations").isAt("Globe Travel North");
        assertThat(grace.navigation().getByRole(AriaRole.LINK)).hasText(new String[] {"Overview"});
        grace.page().getByTestId("organization-switcher").click();
        grace.looks("switcher");
        grace.page().getByText("Globe Travel South").click();

        grace.isAt("Globe Travel South").looks("member");
        grace.page().navigate(grace.page().url() + "/members");
        assertThat(grace.page().getByText("Nothing here")).isVisible();
    }

    @Test
    void memberManagerReadsGerman_andIsToldNothingOfAForeignOrganization(RunningKeycloak server, TestBrowser browser) {
        browser.context().setExtraHTTPHeaders(Map.of("Accept-Language", "de"));
        var carla = signIn(server, browser, "carla");

        carla.opens("organizations").isAt("City Hospital");
        carla.turnsTo("Mitglieder").isAt("Mitglieder").looks("members-german");
        carla.turnsTo("Einladungen").isAt("Einladungen").looks("invitations-german");
        carla.turnsTo("Nutzung").isAt("Nutzung").looks("usage-german");
        assertThat(carla.page().getByText("Anmeldungen")).hasCount(0);
        carla.opens("organizations/" + idOf(server, "globe-travel"));

        assertThat(carla.text("Nicht gefunden")).isVisible();
        assertThat(carla.page().content()).doesNotContain("Globe Travel");
        carla.looks("outsider");
    }

    @Test
    void securityPolicyStaysKeycloaksOwn(RunningKeycloak server, TestBrowser browser) {
        var response = browser.newPage().navigate(account(server).toString());

        assertThat(response).isNotNull();
        assertThat(response.headerValue("content-security-policy"))
                .isEqualTo("frame-src 'self'; frame-ancestors 'self'; object-src 'none';");
    }

    private static Portal signIn(RunningKeycloak server, TestBrowser browser, String username) {
        return Portal.signIn(browser, account(server), username, SampleRealm.PASSWORD);
    }

    private static String idOf(RunningKeycloak server, String alias) {
        try (var admin = KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm("master")
                .clientId("admin-cli")
                .username(server.admin().username())
                .password(server.admin().password())
                .build()) {
            return admin.realm(SampleRealm.NAME).organizations().list(0, 100).stream()
                    .filter(organization -> alias.equals(organization.getAlias()))
                    .map(OrganizationRepresentation::getId)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static URI account(RunningKeycloak server) {
        return URI.create(server.baseUrl() + "/realms/" + SampleRealm.NAME + "/account/");
    }
}
