package io.keycloakb2b.testing.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A tab that shows one of Keycloak's login pages. */
public final class LoginPage {

    private final Page page;

    private LoginPage(Page page) {
        this.page = page;
    }

    public static LoginPage open(Page page, String url) {
        page.navigate(url);
        return new LoginPage(page);
    }

    public static LoginPage in(Page page) {
        return new LoginPage(page);
    }

    public Page page() {
        return page;
    }

    /** Identity first: types who one is, and goes on. */
    public LoginPage typeEmail(String email) {
        page.locator("#username").fill(email);
        submit("#kc-login");
        return this;
    }

    public LoginPage typePassword(String password) {
        page.locator("#password").fill(password);
        submit("#kc-login");
        return this;
    }

    /** Leaves the page that is there for another way to sign in. */
    public LoginPage triesAnotherWay(String name) {
        page.locator("#try-another-way").click();
        page.waitForLoadState();
        page.locator("button[name=authenticationExecution]")
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
        page.waitForLoadState();
        return this;
    }

    /** Types a code that came by e-mail. */
    public LoginPage typeCode(String code) {
        page.locator("#code").fill(code);
        submit("#kc-login");
        return this;
    }

    public void asksForCode() {
        assertThat(page.locator("#code")).isVisible();
    }

    /** Picks an authenticator app among the second factors, and sets it up with what the page shows. */
    public OtpApp enrolOtp() {
        submit("#second-factor-otp");
        return setUpOtp();
    }

    /** Sets an authenticator app up with what the page shows. */
    public OtpApp setUpOtp() {
        var app = new OtpApp(page.locator("#totpSecret").inputValue());
        page.locator("#totp").fill(app.code());
        submit("#saveTOTPBtn");
        return app;
    }

    public LoginPage typeOtp(OtpApp app) {
        page.locator("#otp").fill(app.nextCode());
        submit("#kc-login");
        return this;
    }

    public void asksForEmail() {
        assertThat(page.locator("#username")).isVisible();
        assertThat(page.locator("#password")).not().isVisible();
    }

    public void asksForPassword() {
        assertThat(page.locator("#password")).isVisible();
    }

    public void asksToEnrol() {
        assertThat(page.locator("#b2b-second-factor")).isVisible();
    }

    /** Puts off setting up a second factor. */
    public LoginPage later() {
        submit("#second-factor-later");
        return this;
    }

    public void asksForOtp() {
        assertThat(page.locator("#otp")).isVisible();
    }

    /** The page of a refusal, with nothing to go on with. */
    public void refuses() {
        assertThat(page.locator("#kc-error-message")).isVisible();
    }

    public String text() {
        return page.locator("body").innerText();
    }

    public Locator locator(String selector) {
        return page.locator(selector);
    }

    /** Sets up the device of the person. */
    public void registersDevice() {
        pressesOnceLoaded("#registerWebAuthn");
    }

    /** Lets the device of the person answer. */
    public void asksDevice() {
        pressesOnceLoaded("#authenticateWebAuthnButton");
    }

    /** A script of the page answers the button, and whoever presses it before that has loaded is not heard. */
    private void pressesOnceLoaded(String button) {
        page.locator(button).waitFor();
        page.waitForLoadState();
        page.locator(button).click();
    }

    private void submit(String button) {
        page.locator(button).click();
        page.waitForLoadState();
    }
}
