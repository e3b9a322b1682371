package io.keycloakb2b.command;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.CustomRole;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationRole;
import io.keycloakb2b.organization.OrganizationRoleId;
import java.util.Optional;
import java.util.Set;

/** Makes, changes and removes roles of the realm, which every organization may assign. */
public final class DefineRoleTemplate {

    private final CommandContext context;

    public DefineRoleTemplate(CommandContext context) {
        this.context = context;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code MISSING_VALUE}, {@code INVALID_VALUE}, {@code
     *     ALREADY_EXISTS} also for the name of any organization's role, {@code TOO_MANY}, {@code ROLE_UNKNOWN}
     */
    public CustomRole create(RealmScope scope, OrganizationRoleChange draft) {
        CustomRole role = RoleDrafts.create(Optional.empty(), draft);
        requireAppRoles(scope, role.appRoles());
        context.stores().roleTemplates().insert(scope, role);
        context.audit(scope, "organization-role.create", target(role), null, role);
        return role;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code INVALID_VALUE}, {@code ALREADY_EXISTS} */
    public CustomRole update(RealmScope scope, OrganizationRoleId id, OrganizationRoleChange change) {
        CustomRole before = find(scope, id);
        CustomRole after = RoleDrafts.update(before, change);
        requireAppRoles(scope, change.appRoles().orElse(Set.of()));
        context.stores().roleTemplates().update(scope, after);
        context.audit(scope, "organization-role.update", target(before), before, after);
        return after;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code IN_USE}, {@code INVALID_VALUE} */
    public void remove(RealmScope scope, OrganizationRoleId id, Removal<OrganizationRole> removal) {
        CustomRole role = find(scope, id);
        long given = context.stores().roleTemplates().uses(scope, role);
        removal.requireDecided(given, "organizations assign the role");
        removal.replacement().ifPresent(other -> RoleDrafts.requireReplaces(role, other));
        Optional<AssignedRole> replacement = removal.replacement().map(AssignedRole.OrganizationRole::new);
        context.stores().roleTemplates().replace(scope, role, replacement);
        context.stores().roleTemplates().remove(scope, role);
        context.audit(
                scope, "organization-role.delete", target(role), new Removed(role, given), replacement.orElse(null));
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} */
    public CustomRole find(RealmScope scope, OrganizationRoleId id) {
        return context.stores()
                .roleTemplates()
                .find(scope, id)
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("role", "no such role"));
    }

    private void requireAppRoles(RealmScope scope, Set<AssignedRole.AppRole> appRoles) {
        for (AssignedRole.AppRole appRole : appRoles) {
            boolean there = context.inputs()
                            .application(scope.realm(), appRole.client())
                            .application()
                    && context.inputs()
                            .composites(scope.realm(), appRole.client())
                            .parts()
                            .containsKey(appRole.role());
            if (!there) {
                throw OrganizationError.ROLE_UNKNOWN.on("appRoles", "no application has such a role");
            }
        }
    }

    private static String target(CustomRole role) {
        return "organization-role:" + role.id();
    }

    /** What a removal took away. */
    record Removed(CustomRole role, long assignments) {}
}
