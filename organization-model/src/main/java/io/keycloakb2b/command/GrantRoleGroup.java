package io.keycloakb2b.command;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.CompositeRoles;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupGrant;
import io.keycloakb2b.organization.RoleGroupId;
import java.util.List;
import java.util.Optional;

/** Gives a role group to an organization, or takes it back. */
public final class GrantRoleGroup {

    private final CommandContext context;

    public GrantRoleGroup(CommandContext context) {
        this.context = context;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code ROLE_GROUP_UNKNOWN}; {@code
     *     APPLICATION_NOT_GRANTED}; {@code ROLE_GROUP_NOT_EXPOSED} where the parent does not expose its roles
     */
    public void execute(OrganizationScope scope, RoleGroupId id, boolean exposedToChildren) {
        RoleGroup group = context.stores()
                .grants()
                .roleGroup(scope, id)
                .orElseThrow(() -> OrganizationError.ROLE_GROUP_UNKNOWN.on("roleGroup", "no such role group"));
        OrganizationPath path = context.path(scope);
        List<ApplicationLevel> levels = context.inputs().applicationLevels(scope.realm(), path, group.client());
        if (levels.get(path.depth()).status().isEmpty()) {
            throw OrganizationError.APPLICATION_NOT_GRANTED.on(
                    "roleGroup", "the organization does not hold the application of this role group");
        }
        if (path.depth() > 0 && !exposes(levels.get(path.depth() - 1), group, scope)) {
            throw OrganizationError.ROLE_GROUP_NOT_EXPOSED.on(
                    "roleGroup", "the parent organization does not expose the roles of this group to its children");
        }
        RoleGroupGrant grant = new RoleGroupGrant(scope.organization(), id, exposedToChildren);
        Optional<RoleGroupGrant> before = context.stores().grants().roleGroupGrant(scope, id);
        context.stores().grants().putRoleGroup(scope, grant);
        context.audit(scope, "role-group.grant", "role-group:" + id, before.orElse(null), grant);
    }

    /** Assignments of its roles stay, dormant. */
    public void undo(OrganizationScope scope, RoleGroupId id) {
        Optional<RoleGroupGrant> before = context.stores().grants().roleGroupGrant(scope, id);
        if (!context.stores().grants().removeRoleGroup(scope, id)) {
            throw OrganizationError.NOT_FOUND.on("roleGroup", "no such grant");
        }
        context.audit(scope, "role-group.withdraw", "role-group:" + id, before.orElse(null), null);
    }

    private boolean exposes(ApplicationLevel parent, RoleGroup group, OrganizationScope scope) {
        CompositeRoles composites = context.inputs().composites(scope.realm(), group.client());
        return composites.expand(parent.exposed()).containsAll(composites.expand(group.appRoles()));
    }
}
