package io.keycloakb2b.testing.login;

import com.microsoft.playwright.Page;

/** Somebody who uses a page with its keys alone. */
public record Keyboard(Page page) {

    private static final int PATIENCE = 25;

    /** Looks at every field before the wanted one, as the tab key leads. */
    public Keyboard reaches(String selector) {
        for (int presses = 0; presses < PATIENCE; presses++) {
            if (page.locator(selector).and(page.locator(":focus")).count() == 1) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the tab key never comes to " + selector + " on " + page.url());
    }

    public Keyboard types(String text) {
        page.keyboard().type(text);
        return this;
    }

    /** Picks an authenticator app among the second factors, and sets it up with what the page shows. */
    public OtpApp enrolsOtp() {
        reaches("#second-factor-otp").presses();
        var app = new OtpApp(page.locator("#totpSecret").inputValue());
        reaches("#totp").types(app.code()).presses();
        return app;
    }

    public Keyboard typesOtp(OtpApp app) {
        return reaches("#otp").types(app.nextCode()).presses();
    }

    /** Sends the form of a field, or presses what is in focus. */
    public Keyboard presses() {
        page.keyboard().press("Enter");
        page.waitForLoadState();
        return this;
    }
}
