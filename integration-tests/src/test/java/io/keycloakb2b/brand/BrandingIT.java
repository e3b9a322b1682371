package io.keycloakb2b.brand;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.keycloakb2b.testing.actor.Api;
import io.keycloakb2b.testing.actor.ApiAnswer;
import io.keycloakb2b.testing.actor.Pictures;
import io.keycloakb2b.testing.actor.PlatformAdministrator;
import io.keycloakb2b.testing.browser.TestBrowser;
import io.keycloakb2b.testing.junit.KeycloakTest;
import io.keycloakb2b.testing.mail.MailServer;
import io.keycloakb2b.testing.oidc.TestApplication;
import io.keycloakb2b.testing.realm.TestRealm;
import io.keycloakb2b.testing.server.RunningKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KeycloakTest
final class BrandingIT {

    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";

    /** How far the middle of the logo is from the middle of the name, in pixels. */
    private static final String MIDDLES_APART =
            """
            () => {
              const header = document.querySelector("#kc-header-wrapper");
              const name = document.createRange();
              name.selectNodeContents(header);
              const text = name.getBoundingClientRect();
              const logo = getComputedStyle(header, "::before");
              const start = header.getBoundingClientRect().left + parseFloat(getComputedStyle(header).paddingLeft);
              const middle = start + parseFloat(logo.marginLeft) + parseFloat(logo.width) / 2;
              return middle - (text.left + text.width / 2);
            }
            """;

    private TestRealm realm;
    private PlatformAdministrator platform;
    private Api api;
    private String alias;
    private String acme;
    private String branch;

    @BeforeEach
    void create(RunningKeycloak server, TestRealm realm) {
        this.realm = realm;
        platform = PlatformAdministrator.of(server, realm);
        platform.setsUpTheRealm();
        api = platform.api();
        alias = "acme-" + UUID.randomUUID();
        acme = platform.createsOrganization(alias, alias);
        branch = platform.createsBranch(acme, alias + " North", alias + "-north");
    }

    @Test
    void logoIsServedAsAPictureAndNothingElse() throws Exception {
        var drawing = new String(Pictures.drawing("#0b6e4f"), UTF_8)
                .replace("<circle", "<script>alert(1)</script><circle onload=\"alert(1)\"")
                .getBytes(UTF_8);
        assertThat(upload(acme, SVG, drawing).orFail().get("leftOut"))
                .extracting(JsonNode::asText)
                .containsExactly("onload", "script");

        var answer = fetch(logo(acme), Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<svg ").doesNotContain("script", "alert");
        assertThat(answer.headers().firstValue("Content-Type")).contains(SVG);
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        var tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(fetch(logo(acme), Map.of("If-None-Match", tag)).statusCode()).isEqualTo(304);
    }

    @Test
    void nothingIsServedUnderAnotherName() throws Exception {
        platform.givesLogo(acme, PNG, Pictures.photograph("png", 60, 20));
        var address = logo(acme);

        for (var name : new String[] {"", "/", "/x", "/..%2f", "/%00", "/" + "0".repeat(64) + ".png"}) {
            assertThat(fetch(address.substring(0, address.lastIndexOf('/')) + name, Map.of())
                            .statusCode())
                    .as(name)
                    .isBetween(400, 404);
        }
        assertThat(fetch(address.replace(".png", ".svg"), Map.of()).statusCode())
                .isEqualTo(404);
        try (var elsewhere = realm.another()) {
            assertThat(fetch(address.replace("/realms/" + realm.name(), "/realms/" + elsewhere.name()), Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsNoPictureIsRefused_andTheLogoStays() {
        platform.givesLogo(acme, PNG, Pictures.photograph("png", 60, 20));
        var before = logo(acme);

        isRefused(upload(acme, SVG, "<html><script>alert(1)</script></html>".getBytes(UTF_8)), "content");
        isRefused(upload(acme, PNG, Pictures.drawing("#000000")), "mediaType");
        isRefused(upload(acme, "text/html", Pictures.photograph("jpg", 60, 20)), "mediaType");
        isRefused(upload(acme, PNG, Pictures.photograph("png", 2001, 2000)), "content");
        isRefused(
                api.put("/organizations/" + acme + "/branding/logo", Map.of("mediaType", PNG, "content", "no base64")),
                "content");
        isRefused(
                api.patch(
                        "/organizations/" + acme + "/settings",
                        Map.of("brand-logo", Map.of("value", "0".repeat(64) + ".png"))),
                "brand-logo");
        isRefused(
                api.patch(
                        "/organizations/" + acme + "/settings",
                        Map.of("brand-logo", Map.of("value", "https://evil.example/x.png"))),
                "brand-logo");

        assertThat(logo(acme)).isEqualTo(before);
    }

    @Test
    void branchInheritsTheLogo_andKeepsItWhereItIsLocked() {
        platform.givesLogo(acme, SVG, Pictures.drawing("#0b6e4f"));
        assertThat(logo(branch)).isEqualTo(logo(acme));
        assertThat(branding(branch).get("ownLogo").asBoolean()).isFalse();

        platform.givesLogo(branch, SVG, Pictures.drawing("#b3541e"));
        assertThat(logo(branch)).isNotEqualTo(logo(acme));
        api.delete("/organizations/" + branch + "/branding/logo").orFail();
        assertThat(logo(branch)).isEqualTo(logo(acme));
        assertThat(api.delete("/organizations/" + branch + "/branding/logo").status())
                .isEqualTo(404);

        api.patch(
                        "/organizations/" + acme + "/settings",
                        Map.of("brand-logo", Map.of("value", name(logo(acme)), "locked", true)))
                .orFail();
        assertThat(upload(branch, SVG, Pictures.drawing("#b3541e")).code()).isEqualTo("setting_locked");
        assertThat(logo(branch)).isEqualTo(logo(acme));
    }

    @Test
    void faviconIsServedAsALogoIs_andShownInTheTab_ofBranchesToo(TestBrowser browser) throws Exception {
        var icon = new String(Pictures.icon("#0b6e4f"), UTF_8).replace("<circle", "<script>alert(1)</script><circle");
        assertThat(api.put("/organizations/" + acme + "/branding/favicon", Pictures.upload(SVG, icon.getBytes(UTF_8)))
                        .orFail()
                        .get("leftOut"))
                .extracting(JsonNode::asText)
                .containsExactly("script");
        var address = branding(branch).get("favicon").asText();
        assertThat(branding(branch).get("ownFavicon").asBoolean()).isFalse();

        var served = fetch(address, Map.of());
        assertThat(served.body()).startsWith("<svg ").doesNotContain("script");
        assertThat(served.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        try (var booking = TestApplication.register(realm.url(), realm.admin(), "booking-" + alias, "agent")) {
            platform.marksApplication(booking);
            platform.grants(acme, booking);
            platform.grants(branch, booking);
            var page = browser.newPage();
            page.navigate(booking.loginUrl("openid organization:" + alias + "-north"));
            assertThat(page.locator("head link[rel=icon]")).hasCount(1);
            assertThat(page.evaluate("document.querySelector('head link[rel=icon]').href"))
                    .isEqualTo(address);

            api.delete("/organizations/" + acme + "/branding/favicon").orFail();
            page.reload();
            assertThat(String.valueOf(page.evaluate("document.querySelector('head link[rel=icon]').href")))
                    .doesNotContain("b2b-logo");
        }
    }

    @Test
    void faviconIsNoPhotographAndNoBanner() {
        for (var wrong : List.of(Pictures.drawing("#0b6e4f"), Pictures.photograph("png", 513, 513))) {
            var type = wrong[0] == '<' ? SVG : PNG;
            isRefused(api.put("/organizations/" + acme + "/branding/favicon", Pictures.upload(type, wrong)), "content");
        }
        isRefused(
                api.put(
                        "/organizations/" + acme + "/branding/favicon",
                        Pictures.upload("image/jpeg", Pictures.photograph("jpg", 32, 32))),
                "content");
        platform.givesLogo(acme, SVG, Pictures.icon("#0b6e4f"));
        isRefused(
                api.patch(
                        "/organizations/" + acme + "/settings",
                        Map.of("brand-favicon", Map.of("value", name(logo(acme))))),
                "brand-favicon");
    }

    @Test
    void colorsAreTriedBeforeTheyAreSet() {
        var tried = api.get(
                        "/organizations/" + acme + "/branding?brand-primary-color=%23FFC107&brand-display-name=Acme")
                .orFail();

        assertThat(tried.at("/styles/b2b-primary").asText()).isEqualTo("#ffc107");
        assertThat(tried.at("/styles/b2b-on-primary").asText()).isEqualTo("#000000");
        assertThat(tried.get("displayName").asText()).isEqualTo("Acme");
        assertThat(branding(acme).get("styles")).isEmpty();
        isRefused(api.get("/organizations/" + acme + "/branding?brand-primary-color=red"), "brand-primary-color");
        isRefused(
                api.get("/organizations/" + acme + "/branding?brand-primary-color=%23000000%7D*%7Bx:url(//x)"),
                "brand-primary-color");
    }

    @Test
    void invitationIsInTheNameAndColorsOfTheOrganization_andCanBeRead(MailServer mail) {
        platform.givesLogo(acme, PNG, Pictures.photograph("png", 120, 40));
        platform.sets(acme, "brand-primary-color", "#ffc107");
        platform.sets(acme, "brand-display-name", "Acme & Sons");

        platform.invites(acme, "picture@people.example");
        var html = mail.mailbox("picture@people.example").newest();
        assertThat(html.html())
                .contains("<img src=\"" + logo(acme) + "\" alt=\"Acme &amp; Sons\"")
                .contains("color:#000000;background:#ffc107");
        assertThat(html.text()).contains("Acme & Sons").doesNotContain("<");

        platform.givesLogo(acme, SVG, Pictures.drawing("#0b6e4f"));
        platform.invites(acme, "drawing@people.example");
        assertThat(mail.mailbox("drawing@people.example").newest().html())
                .doesNotContain("<img")
                .contains("Acme &amp; Sons");
    }

    @Test
    void loginPageShowsTheLogo_inTheDarkOnALightGround(TestBrowser browser) {
        platform.givesLogo(acme, SVG, Pictures.drawing("#0b6e4f"));
        try (var booking = TestApplication.register(realm.url(), realm.admin(), "booking-" + alias, "agent")) {
            platform.marksApplication(booking);
            platform.grants(acme, booking);
            var page = browser.newPage();
            var shown = page.waitForResponse(
                    logo(acme), () -> page.navigate(booking.loginUrl("openid organization:" + alias)));

            assertThat(shown.status()).isEqualTo(200);
            assertThat(page.locator("#kc-header-wrapper")).hasText(alias);
            assertThat(background(page, "backgroundImage")).contains(logo(acme));
            browser.screenshot(page, "login-logo");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.reload();
            assertThat(page.locator(".pf-v5-c-login__main")).hasCSS("background-color", "rgb(27, 29, 33)");
            assertThat(background(page, "backgroundColor")).isEqualTo("rgb(255, 255, 255)");
            browser.screenshot(page, "login-logo-dark");
        }
    }

    @Test
    void narrowLogoStandsInTheMiddleOverTheName(TestBrowser browser) {
        platform.givesLogo(acme, PNG, Pictures.photograph("png", 40, 160));
        platform.sets(acme, "brand-display-name", "Acme");
        try (var booking = TestApplication.register(realm.url(), realm.admin(), "booking-" + alias, "agent")) {
            platform.marksApplication(booking);
            platform.grants(acme, booking);
            var page = browser.newPage();
            for (int width : List.of(1200, 360)) {
                page.setViewportSize(width, 800);
                page.waitForResponse(logo(acme), () -> page.navigate(booking.loginUrl("openid organization:" + alias)));
                browser.screenshot(page, "login-logo-narrow-" + width);
                assertThat(((Number) page.evaluate(MIDDLES_APART)).doubleValue())
                        .isCloseTo(0, within(1.0));
            }
        }
    }

    private static String background(Page page, String property) {
        return String.valueOf(page.evaluate(
                "name => getComputedStyle(document.querySelector('#kc-header-wrapper'), '::before')[name]", property));
    }

    private static void isRefused(ApiAnswer answer, String field) {
        assertThat(answer.status() + " " + answer.code() + " " + answer.field())
                .isEqualTo("400 invalid_value " + field);
    }

    private ApiAnswer upload(String organization, String mediaType, byte[] picture) {
        return api.put("/organizations/" + organization + "/branding/logo", Pictures.upload(mediaType, picture));
    }

    private JsonNode branding(String organization) {
        return api.get("/organizations/" + organization + "/branding").orFail();
    }

    private String logo(String organization) {
        return branding(organization).get("logo").asText();
    }

    private static String name(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static HttpResponse<String> fetch(String address, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
