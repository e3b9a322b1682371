package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.InvitationFilter;
import io.keycloakb2b.organization.InvitationId;
import io.keycloakb2b.organization.InvitationStatus;
import io.keycloakb2b.organization.InvitationToken;
import io.keycloakb2b.organization.UserId;
import java.time.Instant;
import java.util.Optional;

/** Invitations of an organization. Finding one by its token is {@link DecisionInputsProvider#invitation}. */
public interface InvitationStore {

    /** @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} while one is pending for the address */
    void insert(OrganizationScope scope, Invitation invitation, InvitationToken.Hash token);

    Optional<Invitation> find(OrganizationScope scope, InvitationId id);

    /** Ordered by address and id. */
    Page<Invitation> list(OrganizationScope scope, InvitationFilter filter, PageRequest page);

    /**
     * Gives an invitation that can still be accepted, or has merely expired, a new token and more time, and counts one
     * more mail. The older token is worth nothing from then on.
     *
     * @return whether it was so
     * @throws io.keycloakb2b.organization.OrganizationException {@code ALREADY_EXISTS} while another one is pending for
     *     the address
     */
    boolean renew(OrganizationScope scope, InvitationId id, InvitationToken.Hash token, Instant expiresAt);

    /**
     * Ends an invitation that can be accepted at this moment. Of several who try at once one succeeds.
     *
     * @return whether this call ended it
     */
    boolean answer(OrganizationScope scope, InvitationId id, InvitationStatus answer, Optional<UserId> by);
}
