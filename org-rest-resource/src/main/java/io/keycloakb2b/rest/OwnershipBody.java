package io.keycloakb2b.rest;

import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.rest.openapi.About;
import java.util.Optional;

/**
 * What a request says of a new owner.
 *
 * @param remainingRole what the old one is from now on: {@code admin} unless it says otherwise, {@code member} for
 *     nothing more
 */
record OwnershipBody(@About(needed = true) Optional<String> userId, Optional<String> remainingRole) {

    BuiltInRole remaining() {
        return remainingRole
                .map(word -> BuiltInRole.named(word)
                        .orElseThrow(() -> OrganizationError.ROLE_UNKNOWN.on("remainingRole", "no such role")))
                .orElse(BuiltInRole.ADMIN);
    }
}
