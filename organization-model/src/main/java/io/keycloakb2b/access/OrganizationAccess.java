package io.keycloakb2b.access;

import io.keycloakb2b.organization.ApiKey;
import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.Invitation;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.OrganizationStatus;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.AccessInputs;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what. Answers with a scope or refuses: an organization that the caller may not see is not found, one
 * that the caller sees without the permission is forbidden.
 */
public final class OrganizationAccess {

    private final AccessInputs inputs;
    private final Clock clock;

    public OrganizationAccess(AccessInputs inputs, Clock clock) {
        this.inputs = inputs;
        this.clock = clock;
    }

    /**
     * An organization that is not available may still be read by administrators from above: by those of an ancestor
     * that is itself available.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} or {@code
     *     ORGANIZATION_UNAVAILABLE}
     */
    public OrganizationScope require(Caller caller, Permission permission, OrganizationId organization) {
        OrganizationPath path = requireHeld(caller, permission, organization);
        if (!comesFromAbove(caller, permission, path)) {
            requireUsable(path);
        }
        return new OrganizationScope(caller.realm(), organization, permission, caller.actor());
    }

    /**
     * For a look at the organization itself, which its owners still have while it is being deleted.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} or {@code
     *     ORGANIZATION_UNAVAILABLE}
     */
    public OrganizationScope requireLook(Caller caller, OrganizationId organization) {
        OrganizationPath path = requireHeld(caller, Permission.ORGANIZATION_READ, organization);
        if (!mayLook(caller, path)) {
            requireUsable(path);
        }
        return new OrganizationScope(caller.realm(), organization, Permission.ORGANIZATION_READ, caller.actor());
    }

    /** Whether {@link #requireLook} would answer somebody who holds the permission to read. */
    public boolean mayLook(Caller caller, OrganizationPath path) {
        return path.usable()
                || comesFromAbove(caller, Permission.ORGANIZATION_READ, path)
                || (leaving(path) && owns(caller, path));
    }

    /**
     * For ending an organization, and for taking that back: from above, and for its own owners where it is a root and
     * the realm lets people found such.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} or {@code
     *     ORGANIZATION_UNAVAILABLE}
     */
    public OrganizationScope requireEnding(Caller caller, OrganizationId organization, boolean selfService) {
        OrganizationPath path = requireHeld(caller, Permission.ORGANIZATION_MANAGE, organization);
        boolean own = caller instanceof Caller.Member && selfService && path.depth() == 0 && owns(caller, path);
        if (!own) {
            return requireFromAbove(caller, Permission.ORGANIZATION_MANAGE, organization);
        }
        if (!leaving(path)) {
            requireUsable(path);
        }
        return new OrganizationScope(caller.realm(), organization, Permission.ORGANIZATION_MANAGE, caller.actor());
    }

    /**
     * For making a root organization of one's own.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code FORBIDDEN}
     */
    public FoundingScope requireFounding(Caller caller, boolean selfService) {
        if (caller instanceof Caller.Member member && mayFound(caller, selfService)) {
            return new FoundingScope(member.realm(), member.user(), member.actor());
        }
        throw OrganizationError.FORBIDDEN.because("a platform administrator is needed");
    }

    /** Whether a person may make an organization of their own. */
    public boolean mayFound(Caller caller, boolean selfService) {
        return selfService
                && caller instanceof Caller.Member member
                && member.mayManage()
                && member.boundTo().isEmpty();
    }

    /**
     * For the organization together with everything below it that lets administrators from above in.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} or {@code
     *     ORGANIZATION_UNAVAILABLE}
     */
    public OrganizationScope requireSubtree(Caller caller, Permission permission, OrganizationId organization) {
        OrganizationScope scope = require(caller, permission, organization);
        if (!reachesSubtree(caller, permission, organization)) {
            throw OrganizationError.FORBIDDEN.because(
                    "the permission " + permission.word() + " is needed in the organizations below, too");
        }
        return scope;
    }

    /** Whether the caller holds a permission in the organizations below, too. */
    public boolean reachesSubtree(Caller caller, Permission permission, OrganizationId organization) {
        return inputs.path(caller.realm(), organization)
                .filter(path -> subtreePermissions(caller, path).contains(permission))
                .isPresent();
    }

    /**
     * For what every active member decides about their own membership, whatever they may do otherwise.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} or {@code
     *     ORGANIZATION_UNAVAILABLE}
     */
    public OrganizationScope requireOwnMembership(Caller caller, OrganizationId organization) {
        OrganizationScope scope = require(caller, Permission.ORGANIZATION_READ, organization);
        inputs.path(caller.realm(), organization).ifPresent(OrganizationAccess::requireUsable);
        if (!(caller instanceof Caller.Member member) || !activeMember(caller.realm(), organization, member.user())) {
            throw OrganizationError.FORBIDDEN.because("only a member of the organization may do this");
        }
        if (!member.mayManage()) {
            throw OrganizationError.FORBIDDEN.because("the token is for reading");
        }
        inputs.path(caller.realm(), organization).ifPresent(OrganizationAccess::requireUsable);
        return scope;
    }

    /**
     * An organization to which a person belongs in whatever state, for asking about the person's own way into it. A
     * token for another organization is no obstacle: it is where the person wants to go on from.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}
     */
    public OrganizationPath requireBelonging(Caller.Member caller, OrganizationId organization) {
        return inputs.path(caller.realm(), organization)
                .filter(path -> inputs.membership(caller.realm(), organization, caller.user())
                        .isPresent())
                .orElseThrow(OrganizationAccess::notFound);
    }

    /**
     * For what an organization's own administrators may not do: the platform may, and whoever manages the children of
     * the parent. The organization itself may be suspended, or nobody above could ever end that.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} or {@code
     *     ORGANIZATION_UNAVAILABLE}
     */
    public OrganizationScope requireFromAbove(Caller caller, Permission permission, OrganizationId organization) {
        OrganizationPath path = requireHeld(caller, permission, organization);
        if (!(caller instanceof Caller.PlatformAdministrator)) {
            requireUsable(managedParent(caller, path));
        }
        return new OrganizationScope(caller.realm(), organization, permission, caller.actor());
    }

    /** Whether somebody decides about an organization from above: the platform, or who manages the parent's children. */
    public boolean actsFromAbove(Caller caller, OrganizationId organization) {
        return caller instanceof Caller.PlatformAdministrator
                || inputs.path(caller.realm(), organization)
                        .flatMap(path -> path.organization().node().parent())
                        .flatMap(parent -> inputs.path(caller.realm(), parent))
                        .filter(parent -> permissions(caller, parent).contains(Permission.CHILDREN_MANAGE))
                        .isPresent();
    }

    private OrganizationPath requireHeld(Caller caller, Permission permission, OrganizationId organization) {
        OrganizationPath path = inputs.path(caller.realm(), organization).orElseThrow(OrganizationAccess::notFound);
        Set<Permission> held = permissions(caller, path);
        if (!held.contains(Permission.ORGANIZATION_READ)) {
            throw notFound();
        }
        if (!held.contains(permission)) {
            throw OrganizationError.FORBIDDEN.because("the permission " + permission.word() + " is needed");
        }
        return path;
    }

    private OrganizationPath managedParent(Caller caller, OrganizationPath path) {
        return path.organization()
                .node()
                .parent()
                .flatMap(parent -> inputs.path(caller.realm(), parent))
                .filter(parent -> permissions(caller, parent).contains(Permission.CHILDREN_MANAGE))
                .orElseThrow(() -> OrganizationError.FORBIDDEN.because(
                        "only the platform and administrators of the parent organization may do this"));
    }

    /** Whether the caller is let in although the organization is closed. */
    private boolean comesFromAbove(Caller caller, Permission permission, OrganizationPath path) {
        return caller instanceof Caller.PlatformAdministrator
                || (caller instanceof Caller.Member member && readsFromAbove(member, permission, path));
    }

    private boolean readsFromAbove(Caller.Member member, Permission permission, OrganizationPath path) {
        return !permission.changes()
                && inheritedPermissions(member.realm(), member.user(), path, path.usableAncestors())
                        .contains(permission);
    }

    /** Whether nothing but its own deletion keeps the organization from being available. */
    private static boolean leaving(OrganizationPath path) {
        return path.organization().node().status() == OrganizationStatus.DELETING
                && path.organization().enabled()
                && path.usableAncestors().size() == path.depth();
    }

    private boolean owns(Caller caller, OrganizationPath path) {
        return permissions(caller, path).contains(Permission.OWNERSHIP);
    }

    private static void requireUsable(OrganizationPath path) {
        if (!path.usable()) {
            throw OrganizationError.ORGANIZATION_UNAVAILABLE.because("the organization is not available");
        }
    }

    /** Everything the caller may do in an organization; empty where it is not to be seen. */
    public Set<Permission> permissions(Caller caller, OrganizationPath path) {
        if (caller instanceof Caller.PlatformAdministrator administrator) {
            return ofThePlatform(administrator);
        }
        if (caller instanceof Caller.Machine machine) {
            return machine.key().organization().equals(path.id())
                    ? machine.key().permissionsWithin(sponsored(machine.realm(), machine.key(), path))
                    : Set.of();
        }
        Caller.Member member = (Caller.Member) caller;
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        boolean withinBinding = member.boundTo()
                .map(bound -> path.rootFirst().stream().map(Organization::id).anyMatch(bound::equals))
                .orElse(true);
        if (!withinBinding) {
            return held;
        }
        held.addAll(ownPermissions(member.realm(), member.user(), path));
        held.addAll(inheritedPermissions(member.realm(), member.user(), path, path.ancestorsRootFirst()));
        if (!member.mayManage()) {
            held.removeIf(Permission::changes);
        }
        return held;
    }

    private static Set<Permission> ofThePlatform(Caller.PlatformAdministrator administrator) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (permission.changes() ? administrator.mayManage() : administrator.mayView()) {
                held.add(permission);
            }
        }
        return held;
    }

    /** What whoever answers for an API key may do at this moment; for one of the platform's there is nobody to ask. */
    private Set<Permission> sponsored(RealmId realm, ApiKey key, OrganizationPath path) {
        return key.sponsor()
                .map(sponsor -> permissions(inviter(realm, sponsor), path))
                .orElseGet(() -> EnumSet.allOf(Permission.class));
    }

    /**
     * Those of an API key's roles that count at this moment, before any ceiling.
     *
     * @param path of the key's own organization
     * @return empty where whoever answers for the key no longer has a say in the organization: then it opens nothing
     */
    public Optional<Set<AssignedRole>> countingRoles(RealmId realm, ApiKey key, OrganizationPath path) {
        Set<Permission> sponsored = sponsored(realm, key, path);
        return sponsored.contains(Permission.ORGANIZATION_READ)
                ? Optional.of(key.rolesWithin(sponsored))
                : Optional.empty();
    }

    /** The part of the caller's permissions that reaches the organizations below, too; an API key's never does. */
    public Set<Permission> subtreePermissions(Caller caller, OrganizationPath path) {
        if (caller instanceof Caller.Machine) {
            return Set.of();
        }
        Set<Permission> held = permissions(caller, path);
        if (caller instanceof Caller.Member member) {
            Set<Permission> reaching =
                    inheritedPermissions(member.realm(), member.user(), path, path.ancestorsRootFirst());
            if (activeMember(member.realm(), path.id(), member.user())) {
                reaching.addAll(granted(member.realm(), path.id(), member.user(), EnumSet.of(AssignmentScope.SUBTREE)));
            }
            held.retainAll(reaching);
        }
        return held;
    }

    /**
     * The scope of a person who enters or joins an organization by right of their own: an invitation to them, what the
     * organization opens to everybody of their kind, or a decision on their login. Whoever asks has found that right.
     */
    public static OrganizationScope forEntering(RealmId realm, OrganizationId organization, Actor entering) {
        return new OrganizationScope(realm, organization, Permission.ORGANIZATION_READ, entering);
    }

    /** The scope of an API key's own organization, for writing down that it was used. Whoever asks has checked it. */
    public static OrganizationScope forUsing(RealmId realm, ApiKey key) {
        return new OrganizationScope(realm, key.organization(), Permission.ORGANIZATION_READ, Actor.server());
    }

    /** Whether whoever sent an invitation may still invite; for one of the platform there is nobody to ask. */
    public boolean standsBy(RealmId realm, Invitation invitation) {
        return invitation
                .inviter()
                .map(inviter -> inputs.path(realm, invitation.organization())
                        .map(path -> permissions(inviter(realm, inviter), path))
                        .filter(held -> held.contains(Permission.INVITATIONS_MANAGE))
                        .isPresent())
                .orElse(true);
    }

    /** Somebody who is not asking at this moment, with all that they may do. */
    public static Caller.Member inviter(RealmId realm, UserId user) {
        return new Caller.Member(realm, user, Optional.empty(), true, Actor.server());
    }

    /** The scope of everything that concerns the realm as a whole. */
    public RealmScope requirePlatform(Caller caller, boolean change) {
        if (caller instanceof Caller.PlatformAdministrator administrator
                && (change ? administrator.mayManage() : administrator.mayView())) {
            return new RealmScope(caller.realm(), caller.actor(), change);
        }
        throw OrganizationError.FORBIDDEN.because("a platform administrator is needed");
    }

    /** The scope of what belongs to a person alone. */
    public PersonScope person(Caller.Member caller) {
        return new PersonScope(caller.realm(), caller.user(), caller.boundTo());
    }

    /** The scope of what is kept of the caller's requests. */
    public SenderScope sender(Caller caller) {
        if (caller instanceof Caller.Machine machine) {
            return new SenderScope(machine.realm(), "", machine.key().id().value(), Optional.empty());
        }
        Actor actor = caller.actor();
        UserId user = actor.user().orElseThrow(() -> new IllegalStateException("the server sends no requests"));
        return new SenderScope(
                caller.realm(),
                actor.realmOfUser(),
                user.value(),
                Optional.of(user).filter(known -> caller instanceof Caller.Member));
    }

    private Set<Permission> ownPermissions(RealmId realm, UserId user, OrganizationPath path) {
        if (!activeMember(realm, path.id(), user)) {
            return Set.of();
        }
        Set<Permission> held = EnumSet.copyOf(BuiltInRole.MEMBER.permissions());
        held.addAll(granted(realm, path.id(), user, EnumSet.allOf(AssignmentScope.class)));
        return held;
    }

    private Set<Permission> inheritedPermissions(
            RealmId realm, UserId user, OrganizationPath path, List<Organization> ancestors) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        for (Organization ancestor : ancestors) {
            boolean member = path.inheritsAdministrationFrom(ancestor.id()) && activeMember(realm, ancestor.id(), user);
            if (member) {
                held.addAll(granted(realm, ancestor.id(), user, EnumSet.of(AssignmentScope.SUBTREE)));
            }
        }
        return held;
    }

    private boolean activeMember(RealmId realm, OrganizationId organization, UserId user) {
        return inputs.membership(realm, organization, user)
                .filter(membership -> membership.status() == MembershipStatus.ACTIVE)
                .isPresent();
    }

    private Set<Permission> granted(
            RealmId realm, OrganizationId organization, UserId user, Set<AssignmentScope> scopes) {
        Instant now = clock.instant();
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        for (RoleAssignment assignment : inputs.assignments(realm, organization, user)) {
            if (assignment.role() instanceof AssignedRole.OrganizationRole role
                    && assignment.effectiveAt(now)
                    && scopes.contains(assignment.scope())) {
                granted.addAll(role.role().permissions());
            }
        }
        return granted;
    }

    private static io.keycloakb2b.organization.OrganizationException notFound() {
        return OrganizationError.NOT_FOUND.because("no such organization");
    }
}
