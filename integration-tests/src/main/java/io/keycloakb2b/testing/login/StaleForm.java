package io.keycloakb2b.testing.login;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.stream.Collectors;

/** A login form that is posted by hand, past whatever the page would let a person do. */
public final class StaleForm {

    private final Page page;
    private final String action;

    public StaleForm(Page page, String formSelector) {
        this.page = page;
        this.action = String.valueOf(page.locator(formSelector).getAttribute("action"));
    }

    /** What came back: where the browser is to go, empty where a page is shown; and the page. */
    public record Answer(String location, String page) {}

    /** Posts the form as it stood when it was read. */
    public Answer posts(String username, String password) {
        var cookies = page.context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        var answer = page.context()
                .request()
                .post(
                        action,
                        RequestOptions.create()
                                // by hand: other than a browser, this client keeps secure cookies from plain HTTP
                                .setHeader("Cookie", cookies)
                                .setForm(FormData.create()
                                        .set("username", username)
                                        .set("password", password))
                                .setMaxRedirects(0));
        return new Answer(answer.headers().getOrDefault("location", ""), answer.text());
    }
}
