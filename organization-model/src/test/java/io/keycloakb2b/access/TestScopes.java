package io.keycloakb2b.access;

import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;

/** Makes scopes for tests; elsewhere only {@link OrganizationAccess} does. */
public final class TestScopes {

    private TestScopes() {}

    public static OrganizationScope of(RealmId realm, OrganizationId organization) {
        return new OrganizationScope(realm, organization, Permission.ORGANIZATION_READ, Actor.server());
    }

    public static RealmScope platform(RealmId realm) {
        return new RealmScope(realm, Actor.server(), true);
    }

    public static RealmScope platformReader(RealmId realm) {
        return new RealmScope(realm, Actor.server(), false);
    }
}
