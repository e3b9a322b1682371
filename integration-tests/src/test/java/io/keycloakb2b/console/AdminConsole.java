package io.keycloakb2b.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.keycloakb2b.testing.browser.TestBrowser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A tab in which somebody is signed in to an admin console. */
final class AdminConsole {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private final TestBrowser browser;
    private final Page page;
    private final URI console;
    private final URI server;
    private String realm;
    private String authorization = "";

    private AdminConsole(TestBrowser browser, URI server, String own, String realm) {
        this.browser = browser;
        this.page = browser.newPage();
        this.console = URI.create(server + "/admin/" + own + "/console/");
        this.realm = realm;
        this.server = server;
        page.onRequest(request -> authorization = request.headers().getOrDefault("authorization", authorization));
    }

    /**
     * @param own the realm of the account
     * @param realm the one that is administered
     */
    static AdminConsole signIn(
            TestBrowser browser, URI server, String own, String realm, String username, String password) {
        var console = new AdminConsole(browser, server, own, realm);
        console.page.navigate(console.console + "#/" + realm);
        console.page.locator("#username").fill(username);
        if (!console.page.locator("#password").isVisible()) {
            console.page.locator("#kc-login").click();
        }
        console.page.locator("#password").fill(password);
        console.page.locator("#kc-login").click();
        return console;
    }

    /** Waits for the frame with Keycloak's own navigation. */
    AdminConsole isShown() {
        assertThat(page.getByTestId("currentRealm")).isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    /** Turns to another realm, whose pages are opened from now on. */
    AdminConsole administers(String other) {
        realm = other;
        return this;
    }

    /** Opens a page of the platform by its address, as somebody to whom it was passed on. */
    AdminConsole opens(String path) {
        return opensNative("b2b/" + path);
    }

    /** Opens a page of the console by its address. */
    AdminConsole opensNative(String path) {
        page.navigate("about:blank");
        page.navigate(console + "#/" + realm + "/" + path);
        return this;
    }

    /** Follows the navigation to a page of the platform. */
    AdminConsole turnsTo(String name) {
        navigation()
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    AdminConsole isAt(String heading) {
        assertThat(page.getByTestId("page-heading")).hasText(heading);
        return this;
    }

    Locator navigation() {
        return page.getByTestId("platform-navigation");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator tab(String name) {
        return page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name));
    }

    /** Of a menu that is open. */
    Locator item(String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Chooses one of a few by its label. */
    void choose(String label, String option) {
        page.getByLabel(Pattern.compile("^" + label + ":")).click();
        page.getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
    }

    /** Picks one out of many in a dialog. */
    void picks(String name) {
        dialog().getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .check();
    }

    /** Looks for an organization in a dialog. */
    AdminConsole searches(String name) {
        dialog().getByPlaceholder("Search by name").fill(name);
        return this;
    }

    /** @return the status with which the platform root answers this person's token, whatever the pages show */
    int asks(String method, String path) {
        var request = RequestOptions.create().setMethod(method).setHeader("Authorization", authorization);
        if (!method.equals("GET")) {
            request.setData(Map.of());
        }
        return page.request()
                .fetch(server + "/admin/realms/" + realm + "/b2b" + path, request)
                .status();
    }

    Locator alert(String text) {
        return page.locator(".pf-v5-c-alert").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    /**
     * Looks at the page as it is now: no violation of WCAG 2.1 AA in what is the pack's, and a picture of it to look at.
     * Keycloak's own header and navigation are Keycloak's.
     */
    AdminConsole looks(String picture) {
        assertThat(page.locator(".pf-v5-c-skeleton, .pf-v5-c-spinner")).hasCount(0);
        browser.screenshot(page, "console-" + picture);
        assertThat(new AxeBuilder(page)
                        .exclude("[data-testid=page-header]")
                        .exclude("#page-sidebar")
                        .withTags(WCAG)
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations())
                .as(picture)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
        return this;
    }
}
