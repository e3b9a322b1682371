package io.keycloakb2b.spi;

import io.keycloakb2b.access.SenderScope;
import io.keycloakb2b.organization.OrganizationId;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests that carried a key of their sender's, with the answers they were given, so that one that is sent again is
 * not done again. Whoever sends another sender's key finds nothing under it.
 */
public interface RequestStore {

    /** How long an answer is kept. */
    Duration KEPT = Duration.ofHours(24);

    /**
     * Finds what was answered before; where nothing was, the key is the caller's own until the end of the transaction,
     * and for good if that commits.
     *
     * @param fingerprint of everything that makes the request what it is
     * @param organization the one that the request is about, with whose removal the answer goes
     * @throws io.keycloakb2b.organization.OrganizationException {@code CONCURRENT_CHANGE} where another request has
     *     just claimed the key
     */
    Optional<Answered> claim(SenderScope scope, String key, String fingerprint, Optional<OrganizationId> organization);

    /** Keeps the answer to a request whose key was claimed in this transaction. */
    void answer(SenderScope scope, String key, int status, String body);

    /**
     * What was answered before.
     *
     * @param fingerprint of the request that was answered
     */
    record Answered(String fingerprint, int status, String body) {}
}
