package io.keycloakb2b.testing.login;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;

/** A login form that is posted by hand, past whatever the page would let a person do. */
public final class StaleForm {

    private final Page page;
    private final String action;

    public StaleForm(Page page, String formSelector) {
        this.page = page;
        this.action = String.valueOf(page.locator(formSelector).getAttribute("action"));
    }

    /** @return where the answer wants the browser to go; empty where it shows a page */
    public String posts(String username, String password) {
        var answer = page.context()
                .request()
                .post(
                        action,
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("username", username)
                                        .set("password", password))
                                .setMaxRedirects(0));
        return answer.headers().getOrDefault("location", "");
    }
}
