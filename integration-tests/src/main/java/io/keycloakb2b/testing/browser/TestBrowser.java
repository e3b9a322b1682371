package io.keycloakb2b.testing.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** A browser with cookies of its own. */
public final class TestBrowser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;

    TestBrowser(BrowserContext context) {
        this.context = context;
    }

    public BrowserContext context() {
        return context;
    }

    /** A new tab. */
    public Page newPage() {
        return context.newPage();
    }

    /** Saves what a page looks like below {@code target/screenshots}. */
    public Path screenshot(Page page, String name) {
        var file = SCREENSHOTS.resolve(name.replaceAll("[^A-Za-z0-9._-]+", "-") + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    /** Saves what every open tab looks like. */
    public void screenshots(String name) {
        var pages = context.pages();
        for (int i = 0; i < pages.size(); i++) {
            screenshot(pages.get(i), name + "-" + i);
        }
    }

    /**
     * Makes the browser one in which nobody has signed in. A login page that still stands in a tab would otherwise see
     * the last sign-in at this very moment, go on by itself, and bring its cookie back.
     */
    public void forgetEverybody() {
        leaveLoginPages();
        context.clearCookies();
    }

    /** Chromium may wait for ever to close a tab that goes somewhere else at this very moment. */
    @Override
    public void close() {
        leaveLoginPages();
        context.close();
    }

    /** Login pages look every few seconds whether somebody has signed in in another tab, and then go on by themselves. */
    private void leaveLoginPages() {
        context.pages().forEach(page -> page.navigate("about:blank"));
    }
}
