package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.RoleCeiling;

/** What an organization was granted, at this moment. */
final class Ceilings {

    private final CommandContext context;

    Ceilings(CommandContext context) {
        this.context = context;
    }

    /** Whether the application is active for the organization and everything above it. */
    boolean active(OrganizationScope scope, ClientId client) {
        return context.inputs().application(scope.realm(), client).application()
                && RoleCeiling.of(
                                context.inputs().applicationLevels(scope.realm(), context.path(scope), client),
                                CompositeRoles.none())
                        .active();
    }

    boolean allows(OrganizationScope scope, AssignedRole.AppRole role) {
        RoleCeiling ceiling = RoleCeiling.of(
                context.inputs().applicationLevels(scope.realm(), context.path(scope), role.client()),
                context.inputs().composites(scope.realm(), role.client()));
        return ceiling.active() && ceiling.allowed().contains(role.role());
    }
}
