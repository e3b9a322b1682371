package io.keycloakb2b.access;

import io.keycloakb2b.organization.ApiKeyId;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/**
 * Who does something, for the audit log.
 *
 * @param user the person; empty for the server itself, and for an API key
 * @param key the API key; empty for everybody else
 * @param realmOfUser name of the realm the person signed in to (the master realm for its administrators)
 * @param client the public id of the client the request came with
 * @param address the network address the request came from
 * @param impersonator the administrator who acts as the person; empty where the person acts
 */
public record Actor(
        Kind kind,
        Optional<UserId> user,
        Optional<ApiKeyId> key,
        String realmOfUser,
        String client,
        String address,
        Optional<UserId> impersonator) {

    /** In what capacity somebody acts. */
    public enum Kind {
        /** A person of the realm, as a member of an organization or as one who signs in. */
        PERSON,
        /** An administrator of the realm; of whom organizations learn no more than that. */
        PLATFORM,
        /** A machine with an API key of an organization. */
        API_KEY,
        /** The server itself: start-up, provider events, sweeps. */
        SERVER
    }

    /** A person who acts for themselves. */
    public Actor(Optional<UserId> user, String realmOfUser, String client, String address) {
        this(Kind.PERSON, user, Optional.empty(), realmOfUser, client, address, Optional.empty());
    }

    public static Actor platform(UserId user, String realmOfUser, String client, String address) {
        return new Actor(
                Kind.PLATFORM, Optional.of(user), Optional.empty(), realmOfUser, client, address, Optional.empty());
    }

    public static Actor apiKey(ApiKeyId key, String address) {
        return new Actor(Kind.API_KEY, Optional.empty(), Optional.of(key), "", "", address, Optional.empty());
    }

    /** The server itself: start-up, provider events, sweeps. */
    public static Actor server() {
        return new Actor(Kind.SERVER, Optional.empty(), Optional.empty(), "", "", "", Optional.empty());
    }

    public Actor impersonatedBy(Optional<UserId> administrator) {
        return new Actor(kind, user, key, realmOfUser, client, address, administrator);
    }
}
