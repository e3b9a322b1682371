package io.keycloakb2b.organization;

import java.util.Optional;
import java.util.Set;

/**
 * What one organization of a path has been given of one application.
 *
 * @param status empty where the application was never granted
 * @param granted app roles of all role groups granted here, not yet expanded
 * @param exposed the part of them that children may be given
 */
public record ApplicationLevel(Optional<GrantStatus> status, Set<RoleId> granted, Set<RoleId> exposed) {

    public ApplicationLevel {
        granted = Set.copyOf(granted);
        exposed = Set.copyOf(exposed);
    }

    public static ApplicationLevel nothing() {
        return new ApplicationLevel(Optional.empty(), Set.of(), Set.of());
    }

    boolean active() {
        return status.filter(GrantStatus.ACTIVE::equals).isPresent();
    }
}
