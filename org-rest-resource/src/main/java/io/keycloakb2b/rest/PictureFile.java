package io.keycloakb2b.rest;

import io.keycloakb2b.brand.BrandPicture;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * A logo or favicon as browsers and mail programs show it. Its name is the hash of its content, so it never changes, and
 * tells nothing of whose it is. Opened by itself it is a picture and no page: it runs nothing and loads nothing.
 */
public final class PictureFile {

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final KeycloakSession session;

    PictureFile(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("{name}")
    public Response show(@PathParam("name") String name) {
        return Optional.of(name)
                .filter(BrandPicture::names)
                .flatMap(named -> session.getProvider(DecisionInputsProvider.class)
                        .picture(new RealmId(session.getContext().getRealm().getId()), named))
                .map(this::shown)
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .type("text/plain")
                        .build());
    }

    private Response shown(BrandPicture picture) {
        String tag = '"' + picture.name() + '"';
        @Nullable String known = session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.IF_NONE_MATCH);
        boolean current = Optional.ofNullable(known)
                .filter(condition -> EntityTags.matches(condition, tag, true))
                .isPresent();
        return (current ? Response.notModified() : Response.ok(picture.content()))
                .type(picture.format().mediaType())
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", POLICY)
                // Mail programs and applications show it on pages of their own.
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }
}
