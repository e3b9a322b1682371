package io.keycloakb2b.access;

import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/**
 * Who does something, for the audit log.
 *
 * @param user the person; empty for the server itself
 * @param realmOfUser name of the realm the person signed in to (the master realm for its administrators)
 * @param client the public id of the client the request came with
 * @param address the network address the request came from
 */
public record Actor(Optional<UserId> user, String realmOfUser, String client, String address) {

    /** The server itself: start-up, provider events, sweeps. */
    public static Actor server() {
        return new Actor(Optional.empty(), "", "", "");
    }
}
