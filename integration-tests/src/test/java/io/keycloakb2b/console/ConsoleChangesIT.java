package io.keycloakb2b.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.Chromium;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the realm's own administrator does on the pages of the platform, and what becomes of it. */
@KeycloakTest
@TestInstance(Lifecycle.PER_CLASS)
final class ConsoleChangesIT {

    private static final String PASSWORD = "Correct-Horse-7";
    private static final String ADMINISTRATOR = "platform@operator.example";

    private RunningKeycloak server;
    private TestRealm realm;
    private PlatformAdministrator platform;
    private TestBrowser browser;
    private AdminConsole console;
    private final Map<String, TestApplication> applications = new HashMap<>();

    @BeforeAll
    void create(RunningKeycloak server, TestRealm realm, Chromium chromium) {
        this.server = server;
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        realm.givesRealmRoles(realm.addsUser(ADMINISTRATOR, PASSWORD), "realm-admin");
        browser = chromium.open();
        console = signIn(browser, realm, ADMINISTRATOR).isShown();
    }

    @AfterAll
    void close() {
        browser.close();
        applications.values().forEach(TestApplication::close);
    }

    @Test
    void realmIsSetUpFromThePage(TestBrowser another) {
        try (var fresh = realm.another()) {
            fresh.changes(representation -> representation.setAdminTheme("b2b"));
            fresh.givesRealmRoles(fresh.addsUser(ADMINISTRATOR, PASSWORD), "realm-admin");
            var administrator = signIn(another, fresh, ADMINISTRATOR).isShown();
            assertThat(administrator.navigation().getByRole(AriaRole.LINK)).hasText(new String[] {"Set-up"});
            administrator.turnsTo("Set-up").isAt("Set-up").looks("set-up-missing");

            administrator.button("Set up the realm").click();

            assertThat(administrator.alert("The realm is set up.")).isVisible();
            assertThat(administrator.text("Missing")).hasCount(0);
            assertThat(administrator.navigation()).containsText("Organization tree");
            assertThat(PlatformAdministrator.of(server, fresh)
                            .api()
                            .get("/setup")
                            .orFail()
                            .get("items"))
                    .allSatisfy(step -> assertThat(step.get("done").asBoolean()).isTrue());
            administrator.turnsTo("Organization tree").isAt("Organization tree").looks("organizations-none");
            administrator.turnsTo("Applications").isAt("Applications").looks("applications-none");
        }
    }

    @Test
    void administratorOfUsersAlone_seesNothingOfIt(TestBrowser another) {
        realm.givesRealmRoles(realm.addsUser("help@desk.example", PASSWORD), "manage-users", "view-users");

        var helper = signIn(another, realm, "help@desk.example").isShown();

        assertThat(helper.page().locator("#nav-item-users")).isVisible();
        assertThat(helper.navigation()).hasCount(0);
        helper.opens("organizations");
        assertThat(helper.text("Forbidden, permission needed: view-organizations"))
                .isVisible();
        assertThat(helper.asks("GET", "/organizations")).isEqualTo(403);
    }

    @Test
    void ruleOfTheRealmIsChanged_andAWrongNumberIsToldBesideTheField() {
        console.opens("settings").isAt("Realm rules");

        console.page().locator("#setting-max-depth").fill("99");
        console.button("Save").click();
        assertThat(console.text("Enter a whole number from 1 to 32.")).isVisible();
        console.looks("rules-error");
        console.page().locator("#setting-max-depth").fill("7");
        console.button("Save").click();

        assertThat(console.alert("Saved.")).isVisible();
        assertThat(maxDepth()).isEqualTo(7);
    }

    @Test
    void profileFillsTheRulesIn_andHoldsOnceItIsSaved() {
        console.opens("settings").isAt("Realm rules");

        console.page().locator("#profile").click();
        console.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^Enterprise")))
                .click();
        assertThat(console.page().locator("#setting-max-depth")).hasValue("10");
        assertThat(maxDepth()).isNotEqualTo(10);
        console.button("Save").click();

        assertThat(console.alert("Saved.")).isVisible();
        assertThat(maxDepth()).isEqualTo(10);
        console.opens("settings").isAt("Realm rules");
        assertThat(console.page().locator("#profile")).containsText("Enterprise");
        platform.api().patch("/settings", Map.of("max-depth", 5)).orFail();
    }

    private int maxDepth() {
        return platform.api().get("/settings").orFail().at("/max-depth/value").asInt();
    }

    @Test
    void bothVersionsAreShown_whenSomebodyElseWasFaster() {
        console.opens("settings").isAt("Realm rules");

        platform.api().patch("/settings", Map.of("self-service-limit", 9)).orFail();
        console.page().locator("#setting-self-service-limit").fill("12");
        console.button("Save").click();

        assertThat(console.dialog()).containsText("Somebody else has changed this");
        assertThat(console.dialog()).containsText("9");
        console.looks("rules-conflict");
        console.button("Keep theirs").click();
        assertThat(console.page().locator("#setting-self-service-limit")).hasValue("9");
    }

    @Test
    void applicationIsAdded_getsARoleGroup_andIsTakenOut() {
        var application = register("timesheet", "clerk", "auditor");
        console.opens("applications").isAt("Applications");

        console.button("Add an application").first().click();
        console.page().getByPlaceholder("Search by client ID").fill("timesheet");
        console.looks("add-application");
        console.button("Add timesheet").click();
        console.isAt("timesheet");
        console.button("New role group").first().click();
        console.button("Make the role group").click();
        assertThat(console.text("Choose at least one role.")).isVisible();
        console.looks("role-group-error");
        console.page().locator("#group-name").fill("office");
        console.page().getByLabel("clerk").check();
        console.button("Make the role group").click();
        assertThat(console.row("office")).containsText("clerk");

        console.button("Actions for office").click();
        console.item("Edit").click();
        console.page().getByLabel("auditor").check();
        console.page().getByLabel("clerk").uncheck();
        assertThat(console.dialog()).containsText("Members lose: clerk");
        console.looks("role-group-loses");
        console.button("Save").last().click();
        assertThat(console.row("office")).containsText("auditor");

        console.button("Actions for office").click();
        console.item("Delete").click();
        assertThat(console.dialog()).containsText("can no longer hand out auditor");
        console.looks("role-group-delete");
        console.button("Delete").click();
        assertThat(console.text("No role groups yet")).isVisible();

        console.opens("applications").isAt("Applications");
        console.button("Actions for timesheet").click();
        console.item("Take out").click();
        assertThat(console.dialog()).containsText("What is lost");
        console.button("Take out").click();
        assertThat(console.row("timesheet")).hasCount(0);
        assertThat(platform.api()
                        .get("/applications/" + application.id(realm.admin()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void organizationIsMade_givenAnApplication_suspendedAndResumed() {
        var application = register("orders", "buyer");
        platform.marksApplication(application);
        platform.definesRoleGroup(application, "buying", "buyer");
        console.opens("organizations").isAt("Organization tree");

        console.button("New organization").first().click();
        console.button("Make the organization").click();
        assertThat(console.dialog().locator("[aria-invalid=true]")).hasCount(2);
        console.looks("organization-error");
        console.page().locator("#organization-name").fill("Bakery");
        console.page().locator("#organization-alias").fill("bakery");
        console.button("Make the organization").click();
        console.isAt("Bakery");

        console.tab("Grants").click();
        console.looks("grants-none");
        console.button("Give an application").click();
        console.button("Give").click();
        assertThat(console.text("Choose an application.")).isVisible();
        console.picks("orders");
        console.button("Give").click();
        assertThat(console.row("orders")).containsText("Active");
        console.button("Give a role group").click();
        console.picks("orders");
        console.picks("buying");
        console.looks("give-role-group");
        console.button("Give").click();
        assertThat(console.row("buying")).containsText("buyer");
        console.looks("grants-given");

        console.button("Suspend").click();
        assertThat(console.dialog()).containsText("nobody can sign in for it");
        console.looks("suspend");
        console.dialog().getByRole(AriaRole.BUTTON, named("Suspend")).click();
        console.button("Resume").click();
        assertThat(console.button("Suspend")).isVisible();

        console.button("Actions for orders").click();
        console.item("Withdraw").click();
        assertThat(console.dialog()).containsText("Withdraw orders from Bakery?");
        console.button("Withdraw").click();
        assertThat(console.text("No applications yet")).isVisible();
    }

    @Test
    void organizationIsMovedOnceItsCostHasBeenSeen_thenDeleted_andRestored() {
        var application = register("ledger", "booker");
        platform.marksApplication(application);
        var group = platform.definesRoleGroup(application, "booking", "booker");
        var retail = platform.createsOrganization("Retail", "retail");
        var wholesale = platform.createsOrganization("Wholesale", "wholesale");
        var warehouse = platform.createsBranch(retail, "Warehouse", "warehouse");
        var dock = platform.createsBranch(warehouse, "Dock", "dock");
        for (var organization : List.of(retail, warehouse)) {
            platform.grants(organization, application);
            platform.grantsRoleGroup(organization, group, true);
        }
        platform.sets(wholesale, "mfa", "required");
        platform.addsMember(warehouse, realm.addsUser("wanda@warehouse.example", PASSWORD));
        console.opens("organizations/" + warehouse).isAt("Warehouse");

        console.button("Actions for Warehouse").click();
        console.item("Move").click();
        assertThat(console.button("Move")).isDisabled();
        console.searches("Dock").picks("Dock");
        assertThat(console.text("An organization cannot lie below itself.")).isVisible();
        assertThat(console.button("Move")).isDisabled();
        console.searches("Whole").picks("Wholesale");
        assertThat(console.dialog()).containsText("No longer available: ledger");
        assertThat(console.dialog()).containsText("booker (ledger)");
        assertThat(console.dialog()).containsText("Second factor: Off → Required");
        console.looks("move");
        assertThat(parentOf(warehouse)).isEqualTo(retail);
        console.button("Move").click();
        assertThat(console.link("Wholesale").first()).isVisible();
        assertThat(parentOf(warehouse)).isEqualTo(wholesale);

        console.button("Actions for Warehouse").click();
        console.item("Delete").click();
        assertThat(console.dialog()).containsText("1 person belongs to it.");
        assertThat(console.dialog()).containsText("It can be restored for 30 days.");
        console.button("Delete").click();
        assertThat(console.alert("There are organizations below it.")).isVisible();
        console.looks("delete-organization");
        platform.api().delete("/organizations/" + dock + "?purge=true").orFail();
        console.button("Delete").click();
        assertThat(console.alert("This organization is being deleted.")).isVisible();
        assertThat(console.button("New below this")).hasCount(0);
        console.looks("organization-deleting");
        assertThat(statusOf(warehouse)).isEqualTo("deleting");
        console.button("Restore").click();
        assertThat(console.button("Suspend")).isVisible();
        assertThat(statusOf(warehouse)).isEqualTo("active");
    }

    private String parentOf(String organization) {
        return platform.api()
                .get("/organizations/" + organization)
                .orFail()
                .at("/parent/id")
                .asText();
    }

    private String statusOf(String organization) {
        return platform.api()
                .get("/organizations/" + organization)
                .orFail()
                .get("status")
                .asText();
    }

    @Test
    void applicationGetsSignInRulesOfItsOwn_andNoneIsLostWhenSomebodyElseWasFaster() {
        var application = register("vault", "keeper");
        platform.marksApplication(application);
        var address = "/applications/" + application.id(realm.admin());
        console.opens("applications/" + application.id(realm.admin())).isAt("vault");

        console.page().locator("#rule-mfa").click();
        console.page().getByRole(AriaRole.OPTION, option("Required")).click();
        console.page().locator("#rule-first-factors-passkey").check();
        console.page().locator("#rule-mfa-grace-days").fill("99");
        console.page().locator("#relation").fill("app:nowhere");
        console.button("Save").click();
        assertThat(console.text("Enter a whole number from 0 to 90.")).isVisible();
        console.page().locator("#rule-mfa-grace-days").fill("7");
        console.button("Save").click();
        assertThat(console.page().locator("#relation-help")).containsText("This value does not fit");
        console.looks("application-rules-error");
        console.page().locator("#relation").fill("");
        console.button("Save").click();

        assertThat(console.alert("Saved.")).isVisible();
        assertThat(platform.api().get(address).orFail().get("settings"))
                .hasToString("{\"first-factors\":\"passkey\",\"mfa\":\"required\",\"mfa-grace-days\":\"7\"}");

        console.opens("applications/" + application.id(realm.admin())).isAt("vault");
        console.page().locator("#rule-mfa-grace-days").fill("9");
        platform.api()
                .put(address, Map.of("settings", Map.of("mfa-grace-days", "5")))
                .orFail();
        console.button("Save").click();
        assertThat(console.dialog().getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Grace")))
                .containsText("5 days9 days");
        console.looks("application-conflict");
        console.button("Save my version").click();
        assertThat(console.alert("Saved.")).isVisible();
        assertThat(platform.api()
                        .get(address)
                        .orFail()
                        .at("/settings/mfa-grace-days")
                        .asText())
                .isEqualTo("9");
    }

    @Test
    void rolesThatMembersHoldAreReplaced_whereTheyLeaveTheirGroup_orTheGroupGoes() {
        var application = register("desk", "writer", "reader");
        platform.marksApplication(application);
        var group = platform.definesRoleGroup(application, "writing", "writer");
        platform.definesRoleGroup(application, "reading", "reader");
        var organization = platform.createsOrganization("Press", "press");
        platform.grants(organization, application);
        platform.grantsRoleGroup(organization, group, false);
        var user = realm.addsUser("paul@press.example", PASSWORD);
        platform.addsMember(organization, user);
        var roles = "/organizations/" + organization + "/members/" + user + "/roles";
        platform.api()
                .post(roles, Map.of("application", "desk", "appRole", "writer"))
                .orFail();
        console.opens("applications/" + application.id(realm.admin())).isAt("desk");

        console.button("Actions for writing").click();
        console.item("Edit").click();
        console.page().locator("#role-reader").check();
        console.page().locator("#role-writer").uncheck();
        console.button("Save").last().click();
        assertThat(console.alert("Members hold roles that leave the group: writer"))
                .isVisible();
        console.button("Save").last().click();
        assertThat(console.text("Choose what they get instead, or that they lose it."))
                .isVisible();
        console.looks("role-group-replacement");
        console.picks("reader");
        console.button("Save").last().click();
        assertThat(console.row("writing")).containsText("reader");
        assertThat(platform.api().get(roles).orFail().toString())
                .contains("reader")
                .doesNotContain("writer");

        console.button("Actions for writing").click();
        console.item("Delete").click();
        console.button("Delete").click();
        assertThat(console.alert("Organizations hold it.")).isVisible();
        console.picks("reading");
        console.looks("role-group-delete-replacement");
        console.button("Delete").click();
        assertThat(console.dialog()).hasCount(0);
        assertThat(console.row("writing")).hasCount(0);
        assertThat(platform.api()
                        .get("/organizations/" + organization + "/role-groups")
                        .orFail()
                        .at("/items/0/roleGroup/name")
                        .asText())
                .isEqualTo("reading");
    }

    @Test
    void roleForAllOrganizationsIsMade_changedBesideSomebodyElse_replacedWhereItIsHeld_andAllOfItIsInTheLog() {
        var application = register("tickets", "agent");
        platform.marksApplication(application);
        platform.definesRoleGroup(application, "support", "agent");
        console.opens("roles").isAt("Organization roles").looks("roles-none");

        console.button("New role").first().click();
        console.button("Make the role").click();
        assertThat(console.dialog().locator("[aria-invalid=true]")).hasCount(2);
        console.page().locator("#role-name").fill("front-desk");
        console.page().locator("#role-display-name").fill("Front desk");
        console.page().locator("[id='permission members:read']").check();
        console.picks("tickets");
        console.page().locator("[id='app-role tickets agent']").check();
        console.looks("role-form");
        console.button("Make the role").click();
        assertThat(console.row("Front desk")).containsText("agent (tickets)");
        console.looks("roles");

        var role = platform.api()
                .get("/organization-roles")
                .orFail()
                .at("/items/0/id")
                .asText();
        console.button("Actions for Front desk").click();
        console.item("Edit").click();
        console.page().locator("#role-description").fill("Meets guests");
        platform.api()
                .patch("/organization-roles/" + role, Map.of("description", "Greets guests"))
                .orFail();
        console.button("Save").click();
        assertThat(console.row("Description")).containsText("Greets guestsMeets guests");
        console.button("Save my version").click();
        assertThat(console.row("Front desk")).containsText("Meets guests");

        var organization = platform.createsOrganization("Hotel", "hotel");
        var user = realm.addsUser("hanna@hotel.example", PASSWORD);
        platform.addsMember(organization, user);
        platform.givesOrganizationRole(organization, user, "front-desk", "self");
        console.button("Actions for Front desk").click();
        console.item("Delete").click();
        console.button("Delete").click();
        assertThat(console.alert("Members hold it.")).isVisible();
        console.picks("Auditor");
        console.looks("role-delete");
        console.button("Delete").click();
        assertThat(console.dialog()).hasCount(0);
        assertThat(console.row("Front desk")).hasCount(0);
        assertThat(platform.api()
                        .get("/organizations/" + organization + "/members/" + user + "/roles")
                        .orFail()
                        .toString())
                .contains("auditor")
                .doesNotContain("front-desk");

        console.turnsTo("Audit log").isAt("Audit log");
        assertThat(console.row("member.add").first()).isVisible();
        console.choose("About", "Organization roles");
        assertThat(console.row("member.add")).hasCount(0);
        assertThat(console.row("organization-role.delete")).isVisible();
        console.button("Details of organization-role.update").first().click();
        assertThat(console.page().locator("del")).hasText("Greets guests");
        assertThat(console.page().locator("ins")).hasText("Meets guests");
        console.looks("audit-log-details");
        console.choose("About", "Members");
        console.row("member.add")
                .filter(new Locator.FilterOptions().setHasText("Hotel"))
                .getByRole(AriaRole.LINK)
                .click();
        console.isAt("Hotel").tab("Audit log").click();
        assertThat(console.row("member.add")).isVisible();
        console.looks("organization-audit-log");
    }

    private static Page.GetByRoleOptions option(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private TestApplication register(String name, String... roles) {
        return applications.computeIfAbsent(
                name, clientId -> TestApplication.register(realm.url(), realm.admin(), clientId, roles));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private AdminConsole signIn(TestBrowser browser, TestRealm realm, String username) {
        return AdminConsole.signIn(browser, server.baseUrl(), realm.name(), realm.name(), username, PASSWORD);
    }
}
