package io.keycloakb2b.access;

import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/** The proof of who sends a request, for what is kept of it. Only this package makes them. */
public final class SenderScope {

    private final RealmId realm;
    private final String realmOfSender;
    private final String sender;
    private final Optional<UserId> user;

    SenderScope(RealmId realm, String realmOfSender, String sender, Optional<UserId> user) {
        this.realm = realm;
        this.realmOfSender = realmOfSender;
        this.sender = sender;
        this.user = user;
    }

    public RealmId realm() {
        return realm;
    }

    /** The name of the realm that a person signed in to; ids of users say nothing without it. Empty for API keys. */
    public String realmOfSender() {
        return realmOfSender;
    }

    /** The id of the user or of the API key. */
    public String sender() {
        return sender;
    }

    /** The user, where the sender is surely one of this realm; administrators may be of another. */
    public Optional<UserId> user() {
        return user;
    }
}
