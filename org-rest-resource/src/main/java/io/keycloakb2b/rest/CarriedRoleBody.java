package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A role to go with something: either an organization role by its name, or an app role by its application and name. */
record CarriedRoleBody(Optional<String> organizationRole, Optional<String> application, Optional<String> appRole) {

    /** Most roles of one request. */
    static final int MAX = 50;

    static Set<AssignedRole> all(Desk desk, OrganizationScope scope, Optional<List<CarriedRoleBody>> roles) {
        Set<AssignedRole> carried = new HashSet<>();
        for (CarriedRoleBody role : Fields.all("roles", roles.or(() -> Optional.of(List.of())), MAX)) {
            carried.add(RoleBody.named(role.organizationRole, role.application, role.appRole)
                    .role(desk, scope));
        }
        return carried;
    }
}
