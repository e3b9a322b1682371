package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.Optional;

/** Which members may be signed in; their sessions are read by Keycloak's own provider. */
public interface SessionStore {

    /** Active members, ordered by user name and id. */
    Page<Candidate> candidates(OrganizationScope scope, PageRequest page);

    /**
     * An active member.
     *
     * @param anySession whether Keycloak's table holds a session of the user, for whatever and even if it is over
     * @param notBefore since when the member's sessions count; empty where they were never ended
     */
    record Candidate(UserId user, boolean anySession, Optional<Instant> notBefore) {}
}
