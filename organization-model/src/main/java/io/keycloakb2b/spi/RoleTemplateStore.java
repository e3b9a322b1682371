package io.keycloakb2b.spi;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import io.keycloakb2b.organization.RoleName;
import java.util.List;
import java.util.Optional;

/** Custom roles of the realm, which every organization may assign. */
public interface RoleTemplateStore {

    /** Most custom roles of a realm. */
    int MAX_ROLES = 100;

    /** Ordered by name. */
    List<CustomRole> all(RealmScope scope);

    Optional<CustomRole> find(RealmScope scope, OrganizationRoleId role);

    Optional<CustomRole> named(RealmScope scope, RoleName name);

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on the name, {@code TOO_MANY} */
    void insert(RealmScope scope, CustomRole role);

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} on the name, {@code NOT_FOUND} */
    void update(RealmScope scope, CustomRole role);

    /** Assignments of it give nothing any more: take them away first. */
    void remove(RealmScope scope, CustomRole role);

    /** How many members and teams hold it, and how many organizations give it to whoever joins. */
    long uses(RealmScope scope, CustomRole role);

    /** Takes it from everybody, and gives another role in its place where there is one. */
    void replace(RealmScope scope, CustomRole role, Optional<AssignedRole> replacement);
}
