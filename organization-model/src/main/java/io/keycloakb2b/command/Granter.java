package io.keycloakb2b.command;

import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Who hands out roles.
 *
 * @param self the person; empty for the platform, which is no member and may hand out anything inside the ceiling
 * @param permissions what the person may do in the organization
 */
public record Granter(Optional<UserId> self, Set<Permission> permissions) {

    public Granter {
        permissions = Set.copyOf(permissions);
    }
}
