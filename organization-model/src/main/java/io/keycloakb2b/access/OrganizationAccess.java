package io.keycloakb2b.access;

import io.keycloakb2b.organization.AssignedRole;
import io.keycloakb2b.organization.AssignmentScope;
import io.keycloakb2b.organization.BuiltInRole;
import io.keycloakb2b.organization.MembershipStatus;
import io.keycloakb2b.organization.Organization;
import io.keycloakb2b.organization.OrganizationError;
import io.keycloakb2b.organization.OrganizationId;
import io.keycloakb2b.organization.OrganizationPath;
import io.keycloakb2b.organization.Permission;
import io.keycloakb2b.organization.RealmId;
import io.keycloakb2b.organization.RoleAssignment;
import io.keycloakb2b.organization.UserId;
import io.keycloakb2b.spi.DecisionInputsProvider;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what. Answers with a scope or refuses: an organization that the caller may not see is not found, one
 * that the caller sees without the permission is forbidden.
 */
public final class OrganizationAccess {

    private final DecisionInputsProvider inputs;
    private final Clock clock;

    public OrganizationAccess(DecisionInputsProvider inputs, Clock clock) {
        this.inputs = inputs;
        this.clock = clock;
    }

    /**
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} or {@code
     *     ORGANIZATION_UNAVAILABLE}
     */
    public OrganizationScope require(Caller caller, Permission permission, OrganizationId organization) {
        OrganizationPath path = requireHeld(caller, permission, organization);
        if (caller instanceof Caller.Member) {
            requireUsable(path);
        }
        return new OrganizationScope(caller.realm(), organization, permission, caller.actor());
    }

    /**
     * For what every active member decides about their own membership, whatever they may do otherwise.
     *
     * @throws io.keycloakb2b.organization.OrganizationException {@code NOT_FOUND}, {@code FORBIDDEN} or {@code
     *     ORGANIZATION_UNAVAILABLE}
     */
    public OrganizationScope requireOwnMembership(Caller caller, OrganizationId organization) {
        OrganizationScope scope = require(caller, Permission.ORGANIZATION_READ, organization);
        if (!(caller instanceof Caller.Member member) || !activeMember(caller.realm(), organization, member.user())) {
            throw OrganizationError.FORBIDDEN.because("only a member of the organization may do this");
        }
        if (!member.mayManage()) {
            throw OrganizationError.FORBIDDEN.because("the token is for reading");
        }
        return scope;
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
        if (caller instanceof Caller.Member) {
            requireUsable(managedParent(caller, path));
        }
        return new OrganizationScope(caller.realm(), organization, permission, caller.actor());
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

    private static void requireUsable(OrganizationPath path) {
        if (!path.usable()) {
            throw OrganizationError.ORGANIZATION_UNAVAILABLE.because("the organization is not available");
        }
    }

    /** Everything the caller may do in an organization; empty where it is not to be seen. */
    public Set<Permission> permissions(Caller caller, OrganizationPath path) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        if (caller instanceof Caller.PlatformAdministrator administrator) {
            for (Permission permission : Permission.values()) {
                if (permission.changes() ? administrator.mayManage() : administrator.mayView()) {
                    held.add(permission);
                }
            }
            return held;
        }
        Caller.Member member = (Caller.Member) caller;
        boolean withinBinding = member.boundTo()
                .map(bound -> path.rootFirst().stream().map(Organization::id).anyMatch(bound::equals))
                .orElse(true);
        if (!withinBinding) {
            return held;
        }
        held.addAll(ownPermissions(member.realm(), member.user(), path));
        held.addAll(inheritedPermissions(member.realm(), member.user(), path));
        if (!member.mayManage()) {
            held.removeIf(Permission::changes);
        }
        return held;
    }

    /** The part of the caller's permissions that reaches the organizations below, too. */
    public Set<Permission> subtreePermissions(Caller caller, OrganizationPath path) {
        Set<Permission> held = permissions(caller, path);
        if (caller instanceof Caller.Member member) {
            Set<Permission> reaching = inheritedPermissions(member.realm(), member.user(), path);
            if (activeMember(member.realm(), path.id(), member.user())) {
                reaching.addAll(granted(member.realm(), path.id(), member.user(), EnumSet.of(AssignmentScope.SUBTREE)));
            }
            held.retainAll(reaching);
        }
        return held;
    }

    /** The scope of everything that concerns the realm as a whole. */
    public RealmScope requirePlatform(Caller caller, boolean change) {
        if (caller instanceof Caller.PlatformAdministrator administrator
                && (change ? administrator.mayManage() : administrator.mayView())) {
            return new RealmScope(caller.realm(), caller.actor(), change);
        }
        throw OrganizationError.FORBIDDEN.because("a platform administrator is needed");
    }

    private Set<Permission> ownPermissions(RealmId realm, UserId user, OrganizationPath path) {
        if (!activeMember(realm, path.id(), user)) {
            return Set.of();
        }
        Set<Permission> held = EnumSet.copyOf(BuiltInRole.MEMBER.permissions());
        held.addAll(granted(realm, path.id(), user, EnumSet.allOf(AssignmentScope.class)));
        return held;
    }

    private Set<Permission> inheritedPermissions(RealmId realm, UserId user, OrganizationPath path) {
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        for (Organization ancestor : path.ancestorsRootFirst()) {
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
