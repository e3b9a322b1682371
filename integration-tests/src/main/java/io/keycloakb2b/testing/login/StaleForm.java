package io.keycloakb2b.testing.login;

import com.microsoft.playwright.Page;
import io.keycloakb2b.testing.oidc.Form;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A login form that is posted by hand, past whatever the page would let a person do. */
public final class StaleForm {

    private final HttpClient http = HttpClient.newHttpClient();
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
        return posts(Map.of("username", username, "password", password));
    }

    /** Posts whatever fields to where the form leads. */
    public Answer posts(Map<String, String> fields) {
        return postsAtOnce(List.of(fields)).get(0);
    }

    /** Posts the form several times, without waiting for an answer in between. */
    public List<Answer> postsAtOnce(List<Map<String, String>> submissions) {
        // By hand: other than a browser, no client brings secure cookies over plain HTTP.
        var cookies = page.context().cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        var answers = submissions.stream()
                .map(fields -> {
                    var form = new Form();
                    fields.forEach(form::with);
                    return http.sendAsync(
                            HttpRequest.newBuilder(URI.create(action))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .header("Cookie", cookies)
                                    .POST(HttpRequest.BodyPublishers.ofString(form.encoded()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                })
                .toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .map(answer ->
                        new Answer(answer.headers().firstValue("location").orElse(""), answer.body()))
                .toList();
    }
}
