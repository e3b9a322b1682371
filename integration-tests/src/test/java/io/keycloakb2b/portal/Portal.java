package io.keycloakb2b.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.login.LoginPage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A tab in which somebody is signed in to the account console. */
final class Portal {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

    private final TestBrowser browser;
    private final Page page;
    private final URI account;
    private final List<String> requests = new ArrayList<>();

    private Portal(TestBrowser browser, URI account) {
        this.browser = browser;
        this.page = browser.newPage();
        this.account = account;
        page.onRequest(request -> requests.add(URI.create(request.url()).getPath()));
    }

    /** @param account with a slash at its end */
    static Portal signIn(TestBrowser browser, URI account, String username, String password) {
        var portal = new Portal(browser, account);
        LoginPage.open(portal.page, account.toString()).typeEmail(username).typePassword(password);
        assertThat(portal.page.getByTestId("page-heading")).isVisible();
        return portal;
    }

    Page page() {
        return page;
    }

    /** Paths of what the tab has asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Opens a page of the console by its address. */
    Portal opens(String path) {
        page.navigate(account + path);
        return this;
    }

    /** Follows the navigation to a page of the organization. */
    Portal turnsTo(String name) {
        navigation()
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
        return this;
    }

    Portal isAt(String heading) {
        assertThat(page.getByTestId("page-heading")).hasText(heading);
        return this;
    }

    /** A page that still asks for something when the session ends goes to the login page by itself. */
    Portal hasAskedForAll() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    Locator navigation() {
        return page.getByTestId("organization-navigation");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What an alert on the page says. */
    Locator alert(String text) {
        return page.locator(".pf-v5-c-alert").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** What the page says, word for word. */
    Locator text(String text) {
        return page.getByText(text, new Page.GetByTextOptions().setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Looks at the page as it is now: no violation of WCAG 2.1 AA, and a picture of it to look at. */
    Portal looks(String picture) {
        assertThat(page.locator(".pf-v5-c-skeleton, .pf-v5-c-spinner")).hasCount(0);
        browser.screenshot(page, "portal-" + picture);
        assertThat(new AxeBuilder(page)
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
