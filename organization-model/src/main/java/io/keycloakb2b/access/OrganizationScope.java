package io.keycloakb2b.access;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;

/**
 * The proof that somebody may do something in one organization. Every store method that touches an organization's
 * rows takes one, and only this package makes them: what was not checked cannot be asked for.
 */
public final class OrganizationScope {

    private final RealmId realm;
    private final OrganizationId organization;
    private final Permission permission;
    private final Actor actor;

    OrganizationScope(RealmId realm, OrganizationId organization, Permission permission, Actor actor) {
        this.realm = realm;
        this.organization = organization;
        this.permission = permission;
        this.actor = actor;
    }

    public RealmId realm() {
        return realm;
    }

    public OrganizationId organization() {
        return organization;
    }

    /** The permission that was checked. */
    public Permission permission() {
        return permission;
    }

    public Actor actor() {
        return actor;
    }
}
