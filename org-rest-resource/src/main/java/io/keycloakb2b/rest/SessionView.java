package io.keycloakb2b.rest;

import io.keycloakb2b.command.OrganizationSessions.SignedIn;
import java.time.Instant;

/**
 * Somebody signed in to one client for an organization.
 *
 * @param user the id of the person
 * @param client the public id of the client
 * @param offline whether the client may get tokens while the person is away
 */
record SessionView(
        String user,
        String username,
        String client,
        Instant since,
        Instant lastAccess,
        String address,
        boolean offline) {

    static SessionView of(SignedIn signedIn) {
        return new SessionView(
                signedIn.user().value(),
                signedIn.username(),
                signedIn.client(),
                signedIn.since(),
                signedIn.lastAccess(),
                signedIn.address(),
                signedIn.offline());
    }
}
