package io.keycloakb2b.access;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;

/**
 * Scopes for what the server does by itself, because an event or a moment asks for it and no person. Only the few
 * listeners and tasks that an architecture rule names may use them.
 */
public final class ServerAccess {

    private ServerAccess() {}

    public static OrganizationScope organization(RealmId realm, OrganizationId organization, Permission permission) {
        return new OrganizationScope(realm, organization, permission, Actor.server());
    }

    public static RealmScope realm(RealmId realm) {
        return new RealmScope(realm, Actor.server(), true);
    }
}
