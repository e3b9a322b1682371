package io.keycloakb2b.spi;

import io.keycloakb2b.access.FoundingScope;
import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.PersonScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.organization.OrganizationNode;
import java.time.Instant;

/** Organizations' own records and how they hang together. Keeps the closure beside the parent. */
public interface HierarchyStore {

    /**
     * Until the end of the transaction nobody else makes, moves or removes organizations of the realm. Asked for
     * before anything is read that the change builds on, and before {@link #lock}.
     */
    void lockStructure(RealmScope scope);

    /** The same for a person who founds an organization. */
    void lockStructure(FoundingScope scope);

    /** The same for somebody who changes the hierarchy at one organization. */
    void lockStructure(OrganizationScope scope);

    /**
     * Until the end of the transaction nobody else takes a seat in the organization, unmakes an owner or removes it.
     * Asked for before anything is read that the change builds on.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}
     */
    void lock(OrganizationScope scope);

    /** Records a root. Its native organization exists already. */
    void insertRoot(RealmScope scope, OrganizationNode root);

    /**
     * Records a root that a person has founded.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code FOUNDING_LIMIT} where there are as many of the
     *     person already
     */
    void insertFounded(FoundingScope scope, OrganizationNode root, int limit);

    /**
     * Records a child of the scope's organization, which gets a record too if it has none.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code TOO_DEEP}
     */
    void insertChild(OrganizationScope parent, OrganizationNode child, int maxDepth);

    /**
     * Checks whether the organization, with all below it, could hang under another.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code CYCLE} or {@code TOO_DEEP}
     */
    void requireMovable(OrganizationScope scope, OrganizationScope parent, int maxDepth);

    /**
     * Hangs the organization, with all below it, under another.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code CYCLE} or {@code TOO_DEEP}
     */
    void move(OrganizationScope scope, OrganizationScope parent, int maxDepth);

    /** Makes the organization, with all below it, a tree of its own. */
    void moveToRoot(OrganizationScope scope);

    /** Writes everything but the parent. Makes the record where the organization had none. */
    void update(OrganizationScope scope, OrganizationNode node);

    /** From now on proofs and refresh tokens from before count no more for the organization. */
    void endSessionsBefore(OrganizationScope scope, Instant moment);

    /** The same for the organization and all below it. */
    void endSubtreeSessionsBefore(OrganizationScope scope, Instant moment);

    boolean hasChildren(OrganizationScope scope);

    /** Children of the organization, ordered by name and id. */
    Page<OrganizationNode> children(OrganizationScope scope, PageRequest page);

    /** Organizations of the realm, natives without a record included, ordered by name and id. */
    Page<OrganizationNode> all(RealmScope scope, OrganizationFilter filter, PageRequest page);

    /** Those that a person may see, as a member or as an administrator from above, ordered by name and id. */
    Page<OrganizationNode> visible(PersonScope scope, OrganizationFilter filter, PageRequest page);

    /** The organization itself where it passes the filter, as a list. */
    Page<OrganizationNode> only(OrganizationScope scope, OrganizationFilter filter, PageRequest page);
}
