package io.keycloakb2b.organization;

import java.util.Set;

/** The ceiling of one application in one organization, with what is needed to expand roles on the other side. */
public record ApplicationCeiling(RoleCeiling ceiling, CompositeRoles composites) {

    /** For an application that nobody granted. */
    public static ApplicationCeiling closed() {
        return new ApplicationCeiling(new RoleCeiling(Set.of(), false), CompositeRoles.none());
    }
}
