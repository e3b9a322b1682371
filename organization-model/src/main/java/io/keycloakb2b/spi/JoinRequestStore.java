package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.JoinRequest;
import io.keycloakb2b.organization.JoinRequestId;
import io.keycloakb2b.organization.JoinRequestStatus;
import io.keycloakb2b.organization.UserId;
import java.util.Optional;

/** Requests to join an organization. Those of one person are {@link DecisionInputsProvider#joinRequests}. */
public interface JoinRequestStore {

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} while one of the person is pending */
    void insert(OrganizationScope scope, JoinRequest request);

    Optional<JoinRequest> find(OrganizationScope scope, JoinRequestId id);

    /** The newest one of a person, in whatever state. */
    Optional<JoinRequest> newest(OrganizationScope scope, UserId user);

    /** The oldest first. */
    Page<JoinRequest> list(OrganizationScope scope, Optional<JoinRequestStatus> status, PageRequest page);

    /**
     * Ends a pending request. Of several who try at once one succeeds.
     *
     * @return whether this call ended it
     */
    boolean answer(OrganizationScope scope, JoinRequestId id, JoinRequestStatus answer, Optional<UserId> by);
}
