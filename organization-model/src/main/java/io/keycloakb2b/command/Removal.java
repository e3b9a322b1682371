package io.keycloakb2b.command;

import io.keycloakb2b.organization.OrganizationError;
import java.util.Optional;

/**
 * What becomes of those who hold what is removed.
 *
 * @param replacement what they hold from now on
 * @param drop that they lose it without a replacement, said aloud
 */
public record Removal<R>(Optional<R> replacement, boolean drop) {

    /** @throws io.keycloakb2b.organization.OrganizationException {@code INVALID_VALUE} */
    public Removal {
        if (drop && replacement.isPresent()) {
            throw OrganizationError.INVALID_VALUE.on("drop", "give either a replacement or drop");
        }
    }

    /** For who has nothing to say about it. */
    public static <R> Removal<R> unused() {
        return new Removal<>(Optional.empty(), false);
    }

    /**
     * @param uses how many hold it
     * @throws io.keycloakb2b.organization.OrganizationException {@code IN_USE}
     */
    void requireDecided(long uses, String what) {
        if (uses > 0 && !drop && replacement.isEmpty()) {
            throw OrganizationError.IN_USE.because(
                    what + " " + uses + " times: name a replacement or confirm with drop=true");
        }
    }
}
