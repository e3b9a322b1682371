package io.keycloakb2b.isolation;

import io.keycloakb2b.isolation.Endpoint.Root;
import io.keycloakb2b.testing.actor.Pictures;
import java.util.Map;
import java.util.stream.Stream;

/** Attempts at how an organization looks. */
final class BrandingAttempts {

    private BrandingAttempts() {}

    static Stream<Attempt> of(Root root) {
        String branding = "/organizations/{organization}/branding";
        return Stream.of(
                Attempt.attempt(
                        root, "GET", branding, "?brand-primary-color=%23ff0000&brand-headline=Mine&locale=de", null),
                Attempt.attempt(
                        root,
                        "PUT",
                        branding + "/logo",
                        "",
                        Map.copyOf(Pictures.upload("image/svg+xml", Pictures.drawing("#00ff00")))),
                Attempt.attempt(root, "DELETE", branding + "/logo", "", null),
                Attempt.attempt(
                        root,
                        "PUT",
                        branding + "/favicon",
                        "",
                        Map.copyOf(Pictures.upload("image/svg+xml", Pictures.icon("#00ff00")))),
                Attempt.attempt(root, "DELETE", branding + "/favicon", "", null));
    }
}
