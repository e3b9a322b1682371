package io.keycloakb2b.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Tells a form that was sent from one of the pages here from one that another site has sent: what the page wrote into
 * the form is also in a cookie, which a browser sends with nothing that comes from elsewhere. Needs no script and no
 * session. The header {@code Origin} would not do: a page that sends no referrer sends none of its own either.
 */
final class PageGuard {

    /** The name of the field. */
    static final String FIELD = "guard";

    private static final String COOKIE = "B2B_INVITATION";
    private static final int BYTES = 32;
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final URI pages;

    /** @param pages the address below which the pages are */
    PageGuard(KeycloakSession session, URI pages) {
        this.session = session;
        this.pages = pages;
    }

    /** What to write into the forms of a page; other open pages of the browser go on to work. */
    String value() {
        return known().orElseGet(this::fresh);
    }

    /** Whether a form was sent from one of the pages. */
    boolean vouchesFor(MultivaluedMap<String, String> form) {
        @Nullable String sent = form.getFirst(FIELD);
        return sent != null
                && known().filter(value -> MessageDigest.isEqual(value.getBytes(US_ASCII), sent.getBytes(US_ASCII)))
                        .isPresent();
    }

    private Optional<String> known() {
        return Optional.ofNullable(
                        session.getContext().getRequestHeaders().getCookies().get(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> VALUE.matcher(value).matches());
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        UriInfo uri = session.getContext().getUri();
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE)
                        .value(value)
                        .path(pages.getRawPath())
                        .httpOnly(true)
                        .secure("https".equals(uri.getRequestUri().getScheme()))
                        .sameSite(NewCookie.SameSite.STRICT)
                        .build());
        return value;
    }
}
