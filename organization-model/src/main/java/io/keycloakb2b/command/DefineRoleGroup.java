package io.keycloakb2b.command;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes, changes and removes role groups of an application. */
public final class DefineRoleGroup {

    private final CommandContext context;

    public DefineRoleGroup(CommandContext context) {
        this.context = context;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ROLE_UNKNOWN}, {@code ALREADY_EXISTS} */
    public RoleGroup create(RealmScope scope, String clientId, RoleGroupDraft draft) {
        RoleGroup group = group(new RoleGroupId(KeycloakModelUtils.generateId()), context.client(clientId), draft);
        context.stores().catalogue().insert(scope, group);
        context.audit(scope, "role-group.create", "role-group:" + group.id(), null, group);
        return group;
    }

    /**
     * @param removal what becomes of those who hold a role that leaves the group, by the name of another in it
     * @throws io.keycloakb2b.organization.OrganizationException {@code ROLE_UNKNOWN}, {@code ALREADY_EXISTS}, {@code
     *     IN_USE} while somebody holds, through this group alone, a role that leaves it
     */
    public RoleGroup update(
            RealmScope scope, String clientId, RoleGroupId id, RoleGroupDraft draft, Removal<String> removal) {
        RoleGroup before = find(scope, clientId, id);
        ClientModel client = context.client(clientId);
        RoleGroup after = group(id, client, draft);
        Set<RoleId> gone = new LinkedHashSet<>(before.appRoles());
        gone.removeAll(after.appRoles());
        long holders = gone.stream()
                .mapToLong(role -> context.stores().catalogue().holders(scope, before, role))
                .sum();
        removal.requireDecided(holders, "roles that leave the group are assigned");
        Optional<RoleId> replacement = removal.replacement().map(name -> replacement(client, name, after));
        gone.forEach(role -> context.stores().catalogue().replaceHeld(scope, before, role, replacement));
        context.stores().catalogue().update(scope, after);
        context.audit(scope, "role-group.update", "role-group:" + id, before, after);
        return after;
    }

    /**
     * @param removal which group organizations hold from now on, of the same application
     * @throws io.keycloakb2b.organization.OrganizationException {@code IN_USE} while an organization holds it, {@code
     *     ROLE_GROUP_UNKNOWN}
     */
    public void remove(RealmScope scope, String clientId, RoleGroupId id, Removal<RoleGroupId> removal) {
        RoleGroup before = find(scope, clientId, id);
        removal.requireDecided(context.stores().catalogue().grants(scope, id), "organizations hold the role group");
        removal.replacement().ifPresent(other -> {
            requireReplaces(scope, before, other);
            context.stores().catalogue().replaceGrants(scope, id, other);
        });
        context.stores().catalogue().remove(scope, id);
        context.audit(scope, "role-group.delete", "role-group:" + id, before, null);
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND} also for another application's */
    public RoleGroup find(RealmScope scope, String clientId, RoleGroupId id) {
        return context.stores()
                .catalogue()
                .find(scope, id)
                .filter(group -> group.client().value().equals(clientId))
                .orElseThrow(() -> OrganizationError.NOT_FOUND.on("roleGroup", "no such role group"));
    }

    private void requireReplaces(RealmScope scope, RoleGroup group, RoleGroupId other) {
        boolean fits = !other.equals(group.id())
                && context.stores()
                        .catalogue()
                        .find(scope, other)
                        .filter(found -> found.client().equals(group.client()))
                        .isPresent();
        if (!fits) {
            throw OrganizationError.ROLE_GROUP_UNKNOWN.on("replacement", "must be another group of the application");
        }
    }

    private static RoleId replacement(ClientModel client, String name, RoleGroup after) {
        RoleModel role = client.getRole(name);
        if (role == null || !after.appRoles().contains(new RoleId(role.getId()))) {
            throw OrganizationError.ROLE_UNKNOWN.on("replacement", "must be a role that stays in the group");
        }
        return new RoleId(role.getId());
    }

    private static RoleGroup group(RoleGroupId id, ClientModel client, RoleGroupDraft draft) {
        if (draft.appRoles().size() > RoleGroupDraft.MAX_ROLES) {
            throw OrganizationError.INVALID_VALUE.on("appRoles", "must be at most " + RoleGroupDraft.MAX_ROLES);
        }
        if (draft.description().length() > RoleGroupDraft.MAX_DESCRIPTION) {
            throw OrganizationError.INVALID_VALUE.on(
                    "description", "must have at most " + RoleGroupDraft.MAX_DESCRIPTION + " characters");
        }
        String name = OrganizationDraft.requireText("name", draft.name(), RoleGroupDraft.MAX_NAME);
        String displayName = draft.displayName().isBlank()
                ? name
                : OrganizationDraft.requireText("displayName", draft.displayName(), RoleGroupDraft.MAX_NAME);
        Set<RoleId> roles = new LinkedHashSet<>();
        draft.appRoles().forEach(role -> roles.add(role(client, role)));
        return new RoleGroup(id, new ClientId(client.getId()), name, displayName, draft.description(), roles);
    }

    private static RoleId role(ClientModel client, String name) {
        RoleModel role = client.getRole(name);
        if (role == null) {
            throw OrganizationError.ROLE_UNKNOWN.on("appRoles", "the application has no role \"" + name + "\"");
        }
        return new RoleId(role.getId());
    }
}
