package io.keycloakb2b.access;

import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;

/** The proof that a person may found organizations in a realm, and nothing more. Only this package makes them. */
public final class FoundingScope {

    private final RealmId realm;
    private final UserId founder;
    private final Actor actor;

    FoundingScope(RealmId realm, UserId founder, Actor actor) {
        this.realm = realm;
        this.founder = founder;
        this.actor = actor;
    }

    public RealmId realm() {
        return realm;
    }

    public UserId founder() {
        return founder;
    }

    public Actor actor() {
        return actor;
    }
}
