package io.keycloakb2b.access;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/** The proof that somebody is who they are, for what is theirs alone. Only this package makes them. */
public final class PersonScope {

    private final RealmId realm;
    private final UserId user;
    private final Optional<OrganizationId> boundTo;

    PersonScope(RealmId realm, UserId user, Optional<OrganizationId> boundTo) {
        this.realm = realm;
        this.user = user;
        this.boundTo = boundTo;
    }

    public RealmId realm() {
        return realm;
    }

    public UserId user() {
        return user;
    }

    /** The organization that the person is held to, with those below it; empty for all that are theirs. */
    public Optional<OrganizationId> boundTo() {
        return boundTo;
    }
}
