package io.keycloakb2b.rest;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationException;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.RoleName;
import java.util.Optional;

/** Finds organization roles by the names in requests. {@code member} is nobody's to give: every member has it. */
final class OrganizationRoleNames {

    private final Desk desk;

    OrganizationRoleNames(Desk desk) {
        this.desk = desk;
    }

    /** @throws OrganizationException {@code ROLE_UNKNOWN}, also for another organization's role */
    OrganizationRole require(OrganizationScope scope, String field, String name) {
        return builtIn(name)
                .or(() -> desk.stores().organizationRoles().named(scope, new RoleName(name)))
                .orElseThrow(() -> unknown(field));
    }

    /** @throws OrganizationException {@code ROLE_UNKNOWN} */
    OrganizationRole require(RealmScope scope, String field, String name) {
        return builtIn(name)
                .or(() -> desk.stores().roleTemplates().named(scope, new RoleName(name)))
                .orElseThrow(() -> unknown(field));
    }

    private static Optional<OrganizationRole> builtIn(String name) {
        return BuiltInRole.named(name)
                .filter(role -> role != BuiltInRole.MEMBER)
                .map(OrganizationRole.class::cast);
    }

    private static OrganizationException unknown(String field) {
        return OrganizationError.ROLE_UNKNOWN.on(field, "no such role");
    }
}
