package io.keycloakb2b.access;

import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/** Somebody who asks for something, after authentication and before authorization. */
public sealed interface Caller {

    RealmId realm();

    Actor actor();

    /**
     * A person with an access token for the organization API.
     *
     * @param boundTo the organization the token was issued for; the person then reaches that one and those below it
     * @param mayManage whether the token's scopes allow changes
     */
    record Member(RealmId realm, UserId user, Optional<OrganizationId> boundTo, boolean mayManage, Actor actor)
            implements Caller {}

    /**
     * An administrator of the realm at the platform root.
     *
     * @param mayView whether the person may look at organizations
     * @param mayManage whether the person may change them
     */
    record PlatformAdministrator(RealmId realm, boolean mayView, boolean mayManage, Actor actor) implements Caller {}

    /**
     * A machine with an API key, which reaches the key's own organization and no other. What it may do there is asked
     * at each use, of the key's roles and of whoever answers for it.
     */
    record Machine(RealmId realm, ApiKey key, Actor actor) implements Caller {}
}
