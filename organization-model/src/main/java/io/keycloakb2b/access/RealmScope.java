package io.keycloakb2b.access;

import io.keycloakb2b.organization.RealmId;

/**
 * The proof that somebody is a platform administrator (or, where nothing changes, a support person) of a realm. Only
 * this package makes them.
 */
public final class RealmScope {

    private final RealmId realm;
    private final Actor actor;
    private final boolean mayChange;

    RealmScope(RealmId realm, Actor actor, boolean mayChange) {
        this.realm = realm;
        this.actor = actor;
        this.mayChange = mayChange;
    }

    public RealmId realm() {
        return realm;
    }

    public Actor actor() {
        return actor;
    }

    public boolean mayChange() {
        return mayChange;
    }
}
