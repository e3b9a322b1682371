package io.keycloakb2b.spi;

import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationStatus;
import java.util.Optional;

/**
 * What narrows a list of organizations; each empty one leaves them all.
 *
 * @param search some part of the name or the alias, in any case
 * @param status the organization's own, whatever those above it are
 * @param parent of which the organizations are children
 * @param roots whether only those without a parent are meant
 */
public record OrganizationFilter(
        Optional<String> search,
        Optional<OrganizationStatus> status,
        Optional<String> kind,
        Optional<OrganizationId> parent,
        boolean roots) {

    /** Longest text to look for, in characters. */
    public static final int MAX_TEXT = 100;

    private static final char NUL = 0;

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} that names the filter */
    public OrganizationFilter {
        requireText("search", search);
        requireText("kind", kind);
    }

    /** All of them. */
    public static OrganizationFilter none() {
        return new OrganizationFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static void requireText(String name, Optional<String> text) {
        if (text.filter(given -> given.length() > MAX_TEXT || given.indexOf(NUL) >= 0)
                .isPresent()) {
            throw OrganizationError.INVALID_VALUE.on(name, "may have at most " + MAX_TEXT + " characters");
        }
    }
}
