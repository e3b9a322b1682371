package io.keycloakb2b.access;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/** The proof that somebody is who they are, for what is theirs alone. Only this package makes them. */
public final class PersonScope {

    private final RealmId realm;
    private final UserId user;
    private final String realmOfUser;
    private final boolean ofTheRealm;
    private final Optional<OrganizationId> boundTo;

    PersonScope(RealmId realm, UserId user, String realmOfUser, boolean ofTheRealm, Optional<OrganizationId> boundTo) {
        this.realm = realm;
        this.user = user;
        this.realmOfUser = realmOfUser;
        this.ofTheRealm = ofTheRealm;
        this.boundTo = boundTo;
    }

    public RealmId realm() {
        return realm;
    }

    public UserId user() {
        return user;
    }

    /** The name of the realm that the person signed in to; ids of users say nothing without it. */
    public String realmOfUser() {
        return realmOfUser;
    }

    /** Whether the person is surely a user of this realm; administrators may be of another. */
    public boolean ofTheRealm() {
        return ofTheRealm;
    }

    /** The organization that the person is held to, with those below it; empty for all that are theirs. */
    public Optional<OrganizationId> boundTo() {
        return boundTo;
    }
}
