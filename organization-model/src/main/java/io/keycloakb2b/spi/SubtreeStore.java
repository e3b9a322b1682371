package io.keycloakb2b.spi;

import io.keycloakb2b.access.OrganizationScope;
import io.keycloakb2b.access.RealmScope;
import io.keycloakb2b.audit.Activity;
import io.keycloakb2b.audit.Days;
import io.keycloakb2b.organization.ApplicationLevel;
import io.keycloakb2b.organization.ClientId;
import io.keycloakb2b.organization.Member;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.RoleId;
import io.keycloakb2b.organization.SettingLevel;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads an organization with everything below it. */
public interface SubtreeStore {

    /** How much of a subtree is meant. */
    enum Extent {
        /** Everything: for the platform. */
        WHOLE,
        /** Without organizations that keep administrators from above out, and what lies below those. */
        INHERITING,
        /** The organization without anything below it. */
        ALONE
    }

    /** The organization and those below it, ordered by name and id. */
    Page<Counts> organizations(OrganizationScope scope, Extent extent, PageRequest page);

    /**
     * Memberships in the organization and below it, ordered by user name, user and organization. Within {@link
     * Extent#INHERITING} the consumers of organizations below are left out: they are private to theirs.
     */
    Page<SubtreeMember> members(OrganizationScope scope, Extent extent, PageRequest page);

    Usage usage(OrganizationScope scope, Extent extent);

    /** Every organization of the realm with what it and its subtree use, ordered by name and id. */
    Page<Billed> billed(RealmScope scope, PageRequest page);

    Usage usage(RealmScope scope);

    /**
     * The organization and those below it with what each and its subtree use, ordered by name and id. Nothing outside
     * the extent counts, neither as a row nor in the subtree of one.
     */
    Page<Billed> billed(OrganizationScope scope, Extent extent, PageRequest page);

    /** Who signed in for the organization or for those below it, as far as the audit log reaches. */
    Activity activity(OrganizationScope scope, Extent extent, Days days);

    /** Whether an organization strictly below keeps administrators from above out. */
    boolean keepsAdministratorsOut(OrganizationScope scope);

    /** The organization and those below it with all that was given and set there, the upper ones first. */
    List<Contents> contents(OrganizationScope scope, int max);

    /** How many active members of an organization in the subtree hold one of some app roles, by whatever way. */
    long membersHolding(OrganizationScope scope, OrganizationId inSubtree, Collection<RoleId> roles);

    /**
     * @param members in whatever state
     * @param seats members who are not suspended
     * @param applications that are active
     */
    record Counts(Organization organization, long members, long seats, long applications) {}

    /** A membership somewhere in a subtree; attributes are left to its organization. */
    record SubtreeMember(Member member, String organizationName) {}

    /**
     * @param seats members who are not suspended, once for each organization
     * @param identities the users behind them, once each
     */
    record Usage(long organizations, long seats, long identities) {}

    /** What an organization is charged for. */
    record Billed(Organization organization, long seats, Usage subtree) {}

    /** What an organization was itself given and set. */
    record Contents(Organization organization, Map<ClientId, ApplicationLevel> applications, SettingLevel settings) {}
}
