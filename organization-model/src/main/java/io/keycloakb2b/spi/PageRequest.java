package io.keycloakb2b.spi;

import io.keycloakb2b.organization.OrganizationError;
import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param after the key of the last item already seen; empty from the start
 * @param max how many items at most
 */
public record PageRequest(Optional<String> after, int max) {

    public static final int DEFAULT_MAX = 50;
    public static final int GREATEST_MAX = 200;
    /** Longest key, in characters: Base64 of an id and a name of 255 characters, three bytes each. */
    public static final int MAX_KEY_LENGTH = 1200;

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} */
    public PageRequest {
        if (max < 1 || max > GREATEST_MAX) {
            throw OrganizationError.INVALID_VALUE.on("max", "must be from 1 to " + GREATEST_MAX);
        }
        if (after.filter(key -> key.length() > MAX_KEY_LENGTH).isPresent()) {
            throw OrganizationError.INVALID_VALUE.on("after", "is no key of this list");
        }
    }
}
