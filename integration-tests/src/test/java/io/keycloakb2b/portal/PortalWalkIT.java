package io.keycloakb2b.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.keycloakb2b.demo.SampleRealm;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Every page of the portal, with every kind of person: what they find, and that what is hidden is refused as well. */
@KeycloakTest
final class PortalWalkIT {

    /** A page, and what it reads from the API. */
    private record Place(String name, String path, String reads) {}

    private static final List<Place> PLACES = List.of(
            new Place("Members", "members", "/members"),
            new Place("Invitations", "invitations", "/invitations"),
            new Place("Requests to join", "join-requests", "/join-requests"),
            new Place("Teams", "teams", "/teams"),
            new Place("Roles", "roles", "/roles"),
            new Place("Applications", "applications", "/applications"),
            new Place("Organizations below", "organizations", "/children"),
            new Place("Domains", "domains", "/domains"),
            new Place("Sign-in and settings", "settings", "/settings"),
            new Place("Branding", "branding", "/branding"),
            new Place("Usage", "usage", "/usage"),
            new Place("Sessions", "sessions", "/sessions"),
            new Place("API keys", "api-keys", "/api-keys"),
            new Place("Audit log", "audit-log", "/audit-events"));

    private static final Set<String> OF_MEMBER_MANAGERS =
            Set.of("Members", "Invitations", "Requests to join", "Teams", "Roles", "Applications", "Usage");

    /** What changes something, by the page on which it could be done. */
    private static final Map<String, String> CHANGES = Map.of(
            "Members", "POST /members",
            "Invitations", "POST /invitations",
            "Teams", "POST /teams",
            "Roles", "POST /roles",
            "Organizations below", "POST /children",
            "Sign-in and settings", "PATCH /settings",
            "Branding", "PUT /branding/logo",
            "API keys", "POST /api-keys");

    /** Names of buttons that begin a change. */
    private static final List<String> BUTTONS =
            List.of("Invite people", "New team", "New role", "New organization", "New API key", "Save");

    @BeforeAll
    static void sampleRealm(RunningKeycloak server) {
        SampleRealm.passing(server).create();
    }

    static List<Arguments> people() {
        var all = Set.copyOf(PLACES.stream().map(Place::name).toList());
        return List.of(
                Arguments.of("owner", "gloria", "globe-travel", all, true),
                Arguments.of("administrator", "noah", "globe-travel-north", all, true),
                Arguments.of("member manager", "carla", "city-hospital", OF_MEMBER_MANAGERS, true),
                Arguments.of("auditor", "dan", "county-hospital", all, false),
                Arguments.of("member", "grace", "globe-travel-north", Set.of(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("people")
    void everybodyFindsTheirPages_andNoOther(
            String what,
            String username,
            String alias,
            Set<String> found,
            boolean changes,
            RunningKeycloak server,
            TestBrowser browser) {
        var organization = idOf(server, alias);
        var api = api(server, username);
        var portal = Portal.signIn(browser, account(server), username, SampleRealm.PASSWORD);
        portal.opens("organizations/" + organization);
        assertThat(portal.navigation().getByRole(AriaRole.LINK)).hasCount(found.size() + 1);

        for (var place : PLACES) {
            var read = api.get("/organizations/" + organization + place.reads());
            if (found.contains(place.name())) {
                portal.turnsTo(place.name()).isAt(place.name());
                assertThat(portal.page().locator(".pf-v5-c-skeleton, .pf-v5-c-spinner"))
                        .hasCount(0);
                assertThat(portal.page().getByText("could not be loaded")).hasCount(0);
                assertThat(read.status()).as("%s reads %s", what, place).isEqualTo(200);
            } else {
                portal.opens("organizations/" + organization + "/" + place.path());
                assertThat(portal.page().getByText("Nothing here")).isVisible();
                assertThat(read.status()).as("%s reads %s", what, place).isEqualTo(403);
            }
            if (!changes) {
                BUTTONS.forEach(button -> assertThat(portal.button(button)).hasCount(0));
            }
            if (!changes || !found.contains(place.name())) {
                var change =
                        CHANGES.getOrDefault(place.name(), "DELETE /sessions").split(" ", 2);
                assertThat(api.call(change[0], "/organizations/" + organization + change[1], Map.of())
                                .status())
                        .as("%s: %s", what, String.join(" ", change))
                        .isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("outsiders")
    void outsidersAreToldNothing(String username, RunningKeycloak server, TestBrowser browser) {
        var organization = idOf(server, "globe-travel");
        var api = api(server, username);
        var portal = Portal.signIn(browser, account(server), username, SampleRealm.PASSWORD);

        for (var place : PLACES) {
            assertThat(api.get("/organizations/" + organization + place.reads()).status())
                    .as("%s", place)
                    .isEqualTo(404);
        }
        portal.opens("organizations/" + organization + "/members");
        assertThat(portal.text("Not found")).isVisible();
        assertThat(portal.page().content()).doesNotContain("Globe Travel");
    }

    static List<String> outsiders() {
        return List.of("hanna", "tina");
    }

    private static Api api(RunningKeycloak server, String username) {
        var person = KeycloakBuilder.builder()
                .serverUrl(server.baseUrl().toString())
                .realm(SampleRealm.NAME)
                .clientId(SampleRealm.ADMINISTRATION)
                .username(username)
                .password(SampleRealm.PASSWORD)
                .build();
        return new Api(
                URI.create(server.baseUrl() + "/realms/" + SampleRealm.NAME + "/b2b"),
                () -> person.tokenManager().getAccessTokenString());
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
