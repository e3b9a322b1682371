package io.keycloakb2b.command;

import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.RoleGroup;
import io.keycloakb2b.organization.RoleGroupId;
import io.keycloakb2b.organization.RoleId;
import java.util.LinkedHashSet;
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

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ROLE_UNKNOWN}, {@code ALREADY_EXISTS} */
    public RoleGroup update(RealmScope scope, String clientId, RoleGroupId id, RoleGroupDraft draft) {
        RoleGroup before = find(scope, clientId, id);
        RoleGroup after = group(id, context.client(clientId), draft);
        context.stores().catalogue().update(scope, after);
        context.audit(scope, "role-group.update", "role-group:" + id, before, after);
        return after;
    }

    /** @throws io.keycloakb2b.organization.OrganizationException {@code IN_USE} while an organization holds it */
    public void remove(RealmScope scope, String clientId, RoleGroupId id) {
        RoleGroup before = find(scope, clientId, id);
        if (context.stores().catalogue().granted(scope, id)) {
            throw OrganizationError.IN_USE.because("organizations hold this role group: withdraw it from them first");
        }
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
