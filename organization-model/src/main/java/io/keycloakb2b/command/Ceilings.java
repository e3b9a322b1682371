package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RoleCeiling;
import io.keycloakb2b.organization.RoleId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which app roles an organization may hand out at this moment. Asks once for each application. */
public final class Ceilings {

    private final CommandContext context;
    private final OrganizationScope scope;
    private final OrganizationPath path;
    private final Map<ClientId, RoleCeiling> known = new HashMap<>();

    public Ceilings(CommandContext context, OrganizationScope scope) {
        this.context = context;
        this.scope = scope;
        this.path = context.path(scope);
    }

    /** Whether the application is one, and active for the organization and everything above it. */
    boolean active(ClientId client) {
        return context.inputs().application(scope.realm(), client).application()
                && known.computeIfAbsent(client, this::read).active();
    }

    /** The app roles of one application; none while the application is not active. */
    public Set<RoleId> of(ClientId client) {
        RoleCeiling ceiling = known.computeIfAbsent(client, this::read);
        return ceiling.active() ? ceiling.allowed() : Set.of();
    }

    public boolean allows(AssignedRole.AppRole appRole) {
        return of(appRole.client()).contains(appRole.role());
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ROLE_OUTSIDE_CEILING} on the field */
    void require(String field, AssignedRole.AppRole appRole) {
        if (!allows(appRole)) {
            throw OrganizationError.ROLE_OUTSIDE_CEILING.on(field, "the organization was not granted this app role");
        }
    }

    private RoleCeiling read(ClientId client) {
        return RoleCeiling.of(
                context.inputs().applicationLevels(scope.realm(), path, client),
                context.inputs().composites(scope.realm(), client));
    }
}
