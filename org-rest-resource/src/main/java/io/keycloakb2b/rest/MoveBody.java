package io.keycloakb2b.rest;

import io.keycloakb2b.command.Patch;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.rest.openapi.About;
import java.util.Optional;

/**
 * Where an organization is to go.
 *
 * @param parent the id of the new parent, or null to become a root; it has to be said which
 */
record MoveBody(@About(needed = true) Patch<String> parent) {

    /** @throws io.keycloakb2b.organization.OrganizationException {@code MISSING_VALUE} */
    Optional<OrganizationId> target() {
        if (!parent.mentioned()) {
            throw OrganizationError.MISSING_VALUE.on("parent", "is needed; null makes the organization a root");
        }
        return parent.value().map(id -> Desk.id(id, OrganizationId::new));
    }
}
