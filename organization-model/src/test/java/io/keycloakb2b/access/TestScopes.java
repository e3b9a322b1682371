package io.keycloakb2b.access;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/** Makes scopes for tests; elsewhere only {@link OrganizationAccess} does. */
public final class TestScopes {

    private TestScopes() {}

    public static OrganizationScope of(RealmId realm, OrganizationId organization) {
        return new OrganizationScope(realm, organization, Permission.ORGANIZATION_READ, Actor.server());
    }

    /** One that a platform administrator was given. */
    public static OrganizationScope platformIn(RealmId realm, OrganizationId organization) {
        Actor administrator = Actor.platform(new UserId("administrator"), "master", "admin-cli", "192.0.2.9");
        return new OrganizationScope(realm, organization, Permission.ORGANIZATION_READ, administrator);
    }

    public static RealmScope platform(RealmId realm) {
        return new RealmScope(realm, Actor.server(), true);
    }

    public static FoundingScope founding(RealmId realm, UserId founder) {
        return new FoundingScope(realm, founder, Actor.server());
    }

    public static RealmScope platformReader(RealmId realm) {
        return new RealmScope(realm, Actor.server(), false);
    }

    /** A person of the realm, held to no organization. */
    public static PersonScope person(RealmId realm, UserId user) {
        return new PersonScope(realm, user, Optional.empty());
    }

    public static PersonScope boundPerson(RealmId realm, UserId user, OrganizationId organization) {
        return new PersonScope(realm, user, Optional.of(organization));
    }

    /** A person of the realm, as one who sends requests. */
    public static SenderScope sender(RealmId realm, UserId user) {
        return new SenderScope(realm, "realm", user.value(), Optional.of(user));
    }
}
