package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RoleName;
import java.util.List;
import java.util.Optional;

/** Custom roles that an organization may assign: its own, which it may change, and those of the realm. */
public interface OrganizationRoleStore {

    /** Most custom roles of one organization. */
    int MAX_ROLES = 100;

    /** Ordered by name. */
    List<CustomRole> usable(OrganizationScope scope);

    Optional<CustomRole> find(OrganizationScope scope, OrganizationRoleId role);

    Optional<CustomRole> named(OrganizationScope scope, RoleName name);

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on the name, {@code TOO_MANY} */
    void insert(OrganizationScope scope, CustomRole role);

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on the name, {@code NOT_FOUND} */
    void update(OrganizationScope scope, CustomRole role);

    /** Assignments of it give nothing any more: take them away first. */
    void remove(OrganizationScope scope, CustomRole role);

    /** How many members and teams hold one of its own, and whether it gives it to whoever joins. */
    long uses(OrganizationScope scope, CustomRole role);

    /** Takes one of its own from everybody, and gives another role in its place where there is one. */
    void replace(OrganizationScope scope, CustomRole role, Optional<AssignedRole> replacement);
}
