package io.keycloakb2b.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's Chromium, started once; {@link #open()} gives each test a browser without a past. */
public final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    /** The same without windows, in a package of its own: takes half as much of the processor for each page. */
    private static final Path HEADLESS_SHELL = Path.of("/usr/bin/chromium-headless-shell");

    /**
     * Beside what Playwright switches off, whose list a second one replaces: the pages of the browser itself, which
     * nobody sees, and which take more of the processor for each tab than the tab.
     */
    private static final List<String> DISABLED_FEATURES = List.of(
            "WebUIOmniboxAimPopup",
            "WebUIOmniboxPopup",
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BlockOriginHeaderModificationOnRedirect",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "OptimizationHints",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "Translate");

    private static final List<String> QUIET = List.of(
            "--disable-features=" + String.join(",", DISABLED_FEATURES),
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Several browsers and servers share the processors of a test run; how long a page takes there is no error. */
    private static final double PATIENCE_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        var executable = executable();
        if (!Files.isExecutable(executable)) {
            throw new IllegalStateException(
                    "There is no " + executable + "; install it with: apt-get install chromium");
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setHeadless(true)
                .setArgs(QUIET);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    private static Path executable() {
        var chosen = System.getProperty("chromium.executable");
        if (chosen != null) {
            return Path.of(chosen);
        }
        return Files.isExecutable(HEADLESS_SHELL) ? HEADLESS_SHELL : BROWSER;
    }

    public TestBrowser open() {
        return new TestBrowser(browser.newContext());
    }

    public TestBrowser openWithoutScripts() {
        return new TestBrowser(browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
