package io.keycloakb2b.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.Pictures;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.login.LoginPage;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the administrator of an organization does on the pages of the portal, and what becomes of it. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class PortalChangesIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String OWNER = "owner@acme.example";
    private static final String LOGINS = "Logins and people by day; the table below tells the same.";
    private static final String LOGINS_READ = "**/usage/activity?*";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH);

    private TestBrowser browser;
    private Portal portal;
    private TestRealm realm;
    private PlatformAdministrator platform;
    private String acme = "";
    private String owner = "";

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, Chromium chromium) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        acme = platform.createsOrganization("Acme Inc", "acme");
        owner = realm.addsUser(OWNER, PASSWORD);
        platform.addsMember(acme, owner);
        platform.givesOrganizationRole(acme, owner, "owner", "self");
        browser = chromium.open();
        portal = Portal.signIn(browser, realm.accountUrl(), OWNER, PASSWORD);
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void peopleAreInvitedTogether_andTheirMailsArrive(MailServer mail) {
        var first = fresh();
        var second = fresh();
        portal.opens(page("invitations/new")).isAt("Invite people");

        portal.button("Send invitations").click();
        assertThat(portal.page().getByText("Enter at least one e-mail address."))
                .isVisible();
        portal.looks("invite-error");
        portal.page().getByLabel("E-mail addresses").fill(first + ", " + second);
        portal.page().getByLabel("Member manager").check();
        portal.button("Send invitations").click();

        portal.isAt("Invitations");
        assertThat(portal.row(first)).containsText("Waiting for an answer");
        assertThat(portal.row(second)).containsText("Member manager");
        portal.looks("invitations");
        assertThat(mail.mailbox(first).newest().link()).isNotNull();

        portal.button("Actions for " + second).click();
        portal.page().getByText("Take back").click();
        assertThat(portal.dialog()).containsText(second);
        portal.looks("revoke");
        portal.button("Take back").click();
        assertThat(portal.row(second)).containsText("Taken back");
    }

    @Test
    void filledFormIsKept_whenTheSessionEnds(TestBrowser another) {
        var email = fresh();
        var user = member(email);
        platform.givesOrganizationRole(acme, user, "member-manager", "self");
        var tab = Portal.signIn(another, realm.accountUrl(), email, PASSWORD)
                .opens(page("invitations/new"))
                .isAt("Invite people");
        tab.page().getByLabel("E-mail addresses").fill("somebody@people.example");

        tab.hasAskedForAll();
        realm.admin().users().get(user).logout();
        tab.button("Send invitations").click();
        LoginPage.in(tab.page()).typeEmail(email).typePassword(PASSWORD);

        tab.isAt("Invite people");
        assertThat(tab.page().getByLabel("E-mail addresses")).hasValue("somebody@people.example");
    }

    @Test
    void filledDialogIsKept_whenTheSessionEnds_andIsEmptyOnceItWasGivenUp(TestBrowser another) {
        var email = fresh();
        var user = member(email);
        platform.givesOrganizationRole(acme, user, "admin", "self");
        var tab = Portal.signIn(another, realm.accountUrl(), email, PASSWORD)
                .opens(page("roles"))
                .isAt("Roles");
        tab.button("New role").click();
        tab.page().locator("#role-name").fill("night-shift");
        tab.page().locator("#role-display-name").fill("Night shift");
        seesMembers(tab).check();

        tab.hasAskedForAll();
        realm.admin().users().get(user).logout();
        tab.button("Make the role").click();
        LoginPage.in(tab.page()).typeEmail(email).typePassword(PASSWORD);

        tab.isAt("Roles");
        tab.button("New role").click();
        assertThat(tab.page().locator("#role-name")).hasValue("night-shift");
        assertThat(seesMembers(tab)).isChecked();
        tab.dialog().getByRole(AriaRole.BUTTON, named("Cancel")).click();
        tab.button("New role").click();
        assertThat(tab.page().locator("#role-name")).hasValue("");
        assertThat(seesMembers(tab)).not().isChecked();
    }

    @Test
    void brandIsKept_whenTheSessionEnds(TestBrowser another) {
        var email = fresh();
        var user = member(email);
        platform.givesOrganizationRole(acme, user, "admin", "self");
        var tab = Portal.signIn(another, realm.accountUrl(), email, PASSWORD)
                .opens(page("branding"))
                .isAt("Branding");
        tab.page().locator("#brand-display-name").fill("Acme of the night");
        assertThat(tab.page().locator(".b2b-preview-name").first()).containsText("Acme of the night");

        tab.hasAskedForAll();
        realm.admin().users().get(user).logout();
        tab.button("Save").click();
        LoginPage.in(tab.page()).typeEmail(email).typePassword(PASSWORD);

        tab.isAt("Branding");
        assertThat(tab.page().locator("#brand-display-name")).hasValue("Acme of the night");
        tab.button("Cancel").click();
        assertThat(tab.page().locator("#brand-display-name")).hasValue("");
    }

    @Test
    void bothVersionsOfARoleAreShown_whenSomebodyElseWasFaster() {
        var role = platform.definesRole("/organizations/" + acme, "porter", "members:read");
        portal.opens(page("roles")).isAt("Roles");
        portal.button("Actions for porter").click();
        portal.text("Edit").click();
        portal.page().locator("#role-description").fill("Carries things");

        platform.api()
                .patch("/organizations/" + acme + "/roles/" + role, Map.of("displayName", "Bearer"))
                .orFail();
        portal.button("Save").click();
        assertThat(portal.dialog()).containsText("Somebody else has changed this");
        assertThat(portal.dialog()).containsText("Bearer");
        assertThat(portal.dialog()).containsText("Carries things");
        portal.button("Save my version").click();

        assertThat(portal.row("porter")).containsText("Carries things");
    }

    @Test
    void requestsToJoinAreTakenInAndRejected() {
        platform.sets(acme, "registration-mode", "request");
        var welcome = asks(fresh());
        var unknown = asks(fresh());
        portal.opens(page("join-requests")).isAt("Requests to join");

        portal.row(welcome).getByRole(AriaRole.BUTTON).click();
        portal.text("Take in").click();
        portal.dialog().getByLabel("Auditor").check();
        portal.looks("request-approval");
        portal.dialog().getByRole(AriaRole.BUTTON, named("Take in")).click();
        assertThat(portal.row(welcome)).hasCount(0);
        portal.row(unknown).getByRole(AriaRole.BUTTON).click();
        portal.text("Reject").click();
        assertThat(portal.dialog()).containsText("may ask again");
        portal.dialog().getByRole(AriaRole.BUTTON, named("Reject")).click();
        assertThat(portal.row(unknown)).hasCount(0);

        var members = platform.api()
                .get("/organizations/" + acme + "/members?max=100")
                .orFail()
                .toString();
        assertThat(members).contains(welcome).doesNotContain(unknown);
        platform.sets(acme, "registration-mode", "invitation");
    }

    /** Somebody new who asks to become a member. */
    private String asks(String email) {
        realm.addsUser(email, PASSWORD);
        try (var client = TestApplication.register(realm.url(), realm.admin(), "asking-" + UUID.randomUUID())) {
            var token = client.allowedAtTheOrganizationApi(realm.admin())
                    .passwordGrant(email, PASSWORD, "openid")
                    .accessToken();
            new Api(URI.create(realm.url() + "/b2b"), () -> token)
                    .post("/me/join-requests", Map.of("organization", "acme"))
                    .orFail();
        }
        return email;
    }

    private static Locator seesMembers(Portal tab) {
        return tab.page().getByRole(AriaRole.GROUP, group("Members")).getByLabel("See");
    }

    @Test
    void memberIsSuspendedAndRemoved_andTheQuestionSaysWhatIsLost() {
        var email = fresh();
        var user = member(email);
        portal.opens(page("members")).isAt("Members");

        portal.page().getByPlaceholder("Search by name or e-mail").fill(email);
        assertThat(portal.row("owner@acme.example")).hasCount(0);
        portal.row(email).getByLabel("Actions for Test Person").click();
        portal.text("Suspend").click();
        assertThat(portal.dialog()).containsText("Roles and teams are kept.");
        portal.button("Suspend").click();
        assertThat(portal.row(email)).containsText("Suspended");
        assertThat(read(user).path("status").asText()).isEqualTo("suspended");

        portal.page().getByLabel("Select Test Person").check();
        portal.button("Remove").click();
        assertThat(portal.dialog()).containsText("What is lost");
        portal.looks("remove");
        portal.dialog().getByRole(AriaRole.BUTTON, named("Remove")).click();
        assertThat(portal.page().getByText("Nothing found")).isVisible();
        portal.looks("members-none-found");
    }

    @Test
    void lastOwnerStays_andThePageSaysWhy() {
        portal.opens(page("")).isAt("Acme Inc");

        portal.button("Leave organization").click();
        portal.dialog().getByRole(AriaRole.BUTTON, named("Leave organization")).click();

        assertThat(portal.dialog()).containsText("The last owner has to stay.");
        portal.looks("last-owner");
    }

    @Test
    void bothVersionsAreShown_whenSomebodyElseWasFaster() {
        var user = member(fresh());
        portal.opens(page("members/" + user)).isAt("Test Person");

        platform.api().patch(address(user), Map.of("type", "guest")).orFail();
        portal.page().locator("#member-status").click();
        portal.page().getByText("Suspended").click();
        portal.button("Save").click();
        assertThat(portal.dialog()).containsText("Somebody else has changed this");
        assertThat(portal.dialog()).containsText("Guest");
        portal.looks("conflict");
        portal.button("Save my version").click();

        assertThat(portal.alert("Saved.")).isVisible();
        assertThat(read(user).path("type").asText()).isEqualTo("guest");
        assertThat(read(user).path("status").asText()).isEqualTo("suspended");
    }

    @Test
    void rolesAreGiven() {
        var user = member(fresh());
        portal.opens(page("members/" + user)).isAt("Test Person");

        portal.page().getByLabel("Auditor").check();
        portal.button("Save roles").click();
        assertThat(portal.alert("Saved.")).isVisible();
        portal.looks("member-roles");

        assertThat(platform.api()
                        .get(address(user) + "/roles")
                        .orFail()
                        .at("/items/0/organizationRole")
                        .asText())
                .isEqualTo("auditor");
        portal.opens(page("members/" + owner));
        assertThat(portal.page().getByText("Nobody changes their own roles.")).isVisible();
    }

    @Test
    void teamIsMadeAndFilled() {
        var email = fresh();
        member(email);
        portal.opens(page("teams")).isAt("Teams");
        portal.button("New team").click();
        portal.page().getByLabel("Name").fill("Night desk");
        portal.button("Make the team").click();
        portal.isAt("Night desk");

        portal.page().getByPlaceholder("Add a member to the team").fill(email);
        portal.button("Add Test Person").click();

        assertThat(portal.row(email)).isVisible();
        portal.looks("team");
    }

    @Test
    void keyIsShownOnce() {
        portal.opens(page("api-keys")).isAt("API keys");
        portal.button("New API key").click();
        portal.looks("new-key");
        portal.page().getByLabel("Name").fill("Nightly export");
        portal.button("Make the key").click();

        assertThat(portal.alert("It is not shown again.").locator("input")).hasValue(Pattern.compile("b2bk_.{20,}"));
        portal.looks("key-shown-once");
        portal.page().reload();
        portal.isAt("API keys");
        assertThat(portal.row("Nightly export")).containsText("Active");
        assertThat(portal.page().locator("input")).hasCount(0);
    }

    @Test
    void settingIsChangedAndInheritedAgain() {
        portal.opens(page("settings")).isAt("Sign-in and settings");
        portal.button("Change Second factor").click();
        portal.page().locator("#setting-value").click();
        portal.page().getByText("Optional").click();
        portal.button("Save").click();
        assertThat(portal.alert("Saved.")).isVisible();
        assertThat(settings().at("/mfa/value").asText()).isEqualTo("optional");

        portal.button("Change Second factor").click();
        portal.button("Inherit again").click();
        assertThat(portal.dialog()).hasCount(0);
        assertThat(settings().at("/mfa/source").asText()).isEqualTo("realm");
    }

    @Test
    void roleOfItsOwnIsMadeChangedAndDeleted() {
        portal.opens(page("roles")).isAt("Roles");
        portal.button("New role").click();
        portal.page().locator("#role-name").fill("front-desk");
        portal.page().locator("#role-display-name").fill("Front desk");
        seesMembers(portal).check();
        portal.button("Make the role").click();
        assertThat(portal.row("Front desk")).containsText("members:read");

        portal.button("Actions for Front desk").click();
        portal.text("Edit").click();
        portal.page()
                .getByRole(AriaRole.GROUP, group("Teams"))
                .getByLabel("See")
                .check();
        portal.button("Save").click();
        assertThat(portal.row("Front desk")).containsText("teams:read");
        assertThat(platform.api()
                        .get("/organizations/" + acme + "/roles")
                        .orFail()
                        .toString())
                .contains("\"permissions\":[\"members:read\",\"teams:read\"]");

        portal.button("Actions for Front desk").click();
        portal.text("Delete").click();
        assertThat(portal.dialog()).containsText("loses what it allows");
        portal.looks("delete-role");
        portal.dialog().getByRole(AriaRole.BUTTON, named("Delete")).click();
        assertThat(portal.row("Front desk")).hasCount(0);
    }

    @Test
    void brandIsTriedAndSaved_andALogoUploaded() {
        portal.opens(page("branding")).isAt("Branding");
        var preview = portal.page().getByLabel("In the light");

        portal.page().locator("#brand-primary-color").fill("#ffc107");
        assertThat(preview.locator(".b2b-preview-button")).hasCSS("color", "rgb(0, 0, 0)");
        portal.page().locator("#brand-background-color").fill("blue");
        assertThat(portal.page().getByText("Write a colour as #rrggbb")).isVisible();
        assertThat(portal.button("Save")).isDisabled();
        portal.looks("branding-error");
        portal.page().locator("#brand-background-color").fill("#3d2c8d");
        portal.button("Save").click();
        assertThat(portal.alert("Saved.")).isVisible();
        assertThat(settings().at("/brand-primary-color/value").asText()).isEqualTo("#ffc107");

        var picture = Pictures.drawing("#b3541e");
        var drawing = new String(picture, UTF_8).replace("<circle", "<script/><circle");
        portal.page()
                .locator("#brand-logo")
                .setInputFiles(new FilePayload("logo.svg", "image/svg+xml", drawing.getBytes(UTF_8)));
        assertThat(portal.alert("Left out for safety:")).containsText("script");
        assertThat(preview.locator("img")).isVisible();
        portal.looks("branding-saved");
        portal.page().locator("#brand-logo").setInputFiles(new FilePayload("logo.png", "image/png", picture));
        assertThat(portal.alert("must say what the content is")).isVisible();
        portal.looks("branding-refused");

        portal.button("Remove the logo").click();
        assertThat(preview.locator("img")).hasCount(0);

        portal.page()
                .locator("#brand-favicon")
                .setInputFiles(new FilePayload("icon.svg", "image/svg+xml", Pictures.icon("#b3541e")));
        assertThat(preview.locator(".b2b-preview-tab img")).isVisible();
        portal.page().locator("#brand-headline").fill("Welcome\nde: Willkommen");
        assertThat(preview.locator(".b2b-preview-headline")).hasText("Welcome");
        portal.page().locator("#brand-help").fill("Ask your travel desk");
        portal.page().locator("#brand-help-link").fill("javascript:alert(1)");
        assertThat(portal.page().getByText("complete address that begins with https://"))
                .isVisible();
        portal.looks("branding-texts-refused");
        portal.page().locator("#brand-help-link").fill("https://help.example");
        assertThat(preview.locator(".b2b-preview-texts")).hasText("Ask your travel desk");
        portal.button("Save").click();
        assertThat(portal.alert("Saved.")).isVisible();
        assertThat(settings().at("/brand-headline/value").asText()).isEqualTo("Welcome\nde: Willkommen");
        portal.looks("branding-texts");
        portal.button("Remove the favicon").click();
        assertThat(preview.locator(".b2b-preview-tab img")).hasCount(0);
        portal.button("Inherit again").click();
        assertThat(portal.page().locator("#brand-primary-color")).hasValue("");
        assertThat(settings().at("/brand-primary-color/source").asText()).isEqualTo("realm");
    }

    @Test
    void organizationIsMadeBelow() {
        portal.opens(page("organizations")).isAt("Organizations below");
        portal.button("New organization").click();
        portal.page().locator("#organization-name").fill("Acme Süd " + acme.substring(0, 4));
        portal.looks("new-organization");
        portal.button("Make the organization").click();

        assertThat(portal.dialog()).hasCount(0);
        assertThat(portal.text("Acme Süd " + acme.substring(0, 4))).isVisible();
        assertThat(platform.api()
                        .get("/organizations/" + acme + "/children")
                        .orFail()
                        .toString())
                .contains("\"alias\":\"acme-sud-" + acme.substring(0, 4));
    }

    @Test
    void personWithoutAnOrganizationCreatesATeam_onlyWhereTheRealmLetsPeople(TestBrowser another) {
        var email = fresh();
        realm.addsUser(email, PASSWORD);
        var person = Portal.signIn(another, realm.accountUrl(), email, PASSWORD);
        assertThat(person.page().getByTestId("new-organization")).hasCount(0);
        person.opens("new-organization").isAt("Personal info");

        platform.api().patch("/settings", Map.of("self-service", true)).orFail();
        try {
            person.page().reload();
            person.page().getByTestId("new-organization").click();
            assertThat(person.dialog()).containsText("You become its owner");
            person.looks("create-team");
            person.page().locator("#organization-name").fill("Choir " + email.substring(0, 6));
            person.button("Create the team").click();

            person.isAt("Choir " + email.substring(0, 6));
            person.turnsTo("Members").isAt("Members");
            assertThat(person.row(email)).isVisible();
        } finally {
            platform.api().patch("/settings", Map.of("self-service", false)).orFail();
        }
    }

    @Test
    void membersAreExported_asTheFiltersLeaveThem_alsoBeforeTheTableHasFollowed() throws IOException {
        var email = fresh();
        member(email);
        portal.opens(page("members")).isAt("Members");
        portal.page().getByPlaceholder("Search by name or e-mail").fill(email);

        var table = portal.page().waitForDownload(() -> portal.button("Export").click());

        assertThat(table.suggestedFilename()).isEqualTo("acme.csv");
        assertThat(Files.readString(table.path())).contains(email).doesNotContain(OWNER);
    }

    @Test
    void seatsAndLoginsAreTold_andGivenAsATable() throws IOException {
        portal.opens(page("usage")).isAt("Usage");
        assertThat(portal.text("No logins")).isVisible();
        portal.looks("usage-nobody");
        try (var booking = TestApplication.register(realm.url(), realm.admin(), "booking", "agent")) {
            platform.marksApplication(booking);
            platform.grants(acme, booking);
            for (int i = 0; i < 3; i++) {
                assertThat(booking.passwordGrant(OWNER, PASSWORD, "openid organization:acme")
                                .granted())
                        .isTrue();
            }
        }

        portal.page().reload();
        portal.button("Day by day").click();

        var today = portal.page()
                .getByRole(AriaRole.GRID, new Page.GetByRoleOptions().setName("Logins"))
                .getByRole(AriaRole.ROW)
                .nth(1);
        assertThat(today.getByRole(AriaRole.GRIDCELL)).hasText(new String[] {DAY.format(today()), "3", "1"});
        assertThat(portal.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(LOGINS)))
                .isVisible();
        assertThat(portal.row("Acme Inc")).isVisible();
        portal.looks("usage-today");
        var table = portal.page().waitForDownload(() -> portal.button("Export").click());
        assertThat(table.suggestedFilename()).isEqualTo("acme-usage.csv");
        assertThat(Files.readString(table.path())).startsWith("id,name,alias,").contains(acme + ",Acme Inc,acme,");
    }

    /** Of a year nobody can sign in for a test: here the page alone is looked at. */
    @Test
    void yearOfLoginsIsDrawn_alsoInTheDarkAndOnAPhone_andDaysThatAreGoneAreSaidToBe() {
        portal.page()
                .route(
                        LOGINS_READ,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(logins(300))));
        try {
            portal.opens(page("usage?days=365")).isAt("Usage");
            assertThat(portal.alert("no longer holds the days before")).isVisible();
            assertThat(portal.button("Period: 365 days")).isVisible();
            portal.page().locator("figure").scrollIntoViewIfNeeded();
            portal.looks("usage-year");
            portal.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            portal.looks("usage-year-dark");
            portal.page().setViewportSize(360, 740);
            portal.page().reload();
            portal.isAt("Usage").button("Day by day").click();
            portal.looks("usage-year-phone");
            assertThat(portal.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
        } finally {
            portal.page().unroute(LOGINS_READ);
            portal.page().setViewportSize(1280, 800);
            portal.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
    }

    private static String logins(int days) {
        var first = today().minusDays(days - 1L);
        var counted = first.datesUntil(today().plusDays(1))
                .map(day -> "{\"day\":\"%s\",\"logins\":%d,\"people\":%d}"
                        .formatted(day, day.getDayOfYear() * 7 % 90, day.getDayOfYear() * 7 % 90 / 3))
                .collect(Collectors.joining(","));
        return "{\"from\":\"%s\",\"to\":\"%s\",\"keptFrom\":\"%s\",\"logins\":1234,\"people\":56,\"days\":[%s]}"
                .formatted(today().minusDays(364), today(), first, counted);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Test
    void bulkActionsStandOnALineOfTheirOwn() {
        member(fresh());
        portal.page().setViewportSize(1280, 800);
        portal.opens(page("members")).isAt("Members");
        portal.page().locator("td input[type=checkbox]:enabled").first().check();

        var search = portal.page().getByPlaceholder("Search by name or e-mail").boundingBox();
        var remove = portal.button("Remove").boundingBox();
        assertThat(remove.y).isGreaterThan(search.y + search.height);
        assertThat(portal.button("Suspend").boundingBox().y).isEqualTo(remove.y);
        portal.looks("members-selected");
    }

    @Test
    void auditLogNamesPeopleAndThings() {
        var email = fresh();
        var user = member(email);
        platform.makesTeam(acme, "Harbour crew", user);
        portal.opens(page("audit-log")).isAt("Audit log");

        assertThat(portal.row("team.create").first()).containsText("Harbour crew");
        assertThat(portal.row("Test Person")
                        .filter(new Locator.FilterOptions().setHasText("member.add"))
                        .first())
                .isVisible();
        portal.looks("audit-log-names");
    }

    private JsonNode settings() {
        return platform.api().get("/organizations/" + acme + "/settings").orFail();
    }

    private static Page.GetByRoleOptions group(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private String page(String name) {
        return "organizations/" + acme + (name.isEmpty() ? "" : "/" + name);
    }

    private String address(String user) {
        return "/organizations/" + acme + "/members/" + user;
    }

    private JsonNode read(String user) {
        return platform.api().get(address(user)).orFail();
    }

    private String member(String email) {
        var user = realm.addsUser(email, PASSWORD);
        platform.addsMember(acme, user);
        return user;
    }

    private static String fresh() {
        return "p" + UUID.randomUUID() + "@people.example";
    }
}
